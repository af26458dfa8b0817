// Ways to reach somebody that stand in a text: numbers to call, addresses of e-mail, accounts of
// messengers, addresses of wallets.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.hpp"

namespace obelus {

enum class ContactKind : std::uint8_t { phone, email, messenger, wallet };

struct Contact {
  ContactKind kind = ContactKind::phone;
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
};

// Whether a look at the bytes gives any reason to ask for find_contacts().
bool may_hold_contacts(std::string_view text) noexcept;
// The same for wallets only, by a glance at a byte here and there.
bool may_hold_wallet(std::string_view text) noexcept;

// In order; none overlaps another. A wallet's address counts only if its checksum holds, where its
// format has one (Bitcoin, Tron; Ethereum when it has capitals is taken as it is).
std::vector<Contact> find_contacts(std::string_view text);

// Base58Check of Bitcoin and Tron, Bech32 of Bitcoin (BIP 173, 350), 0x and forty digits.
bool is_wallet_address(std::string_view word);

}  // namespace obelus
