// Contacts by their shape. Checksums make sure that a string of letters is the address of a wallet.
#include "rules/spam_contacts.hpp"

#include <algorithm>
#include <array>

#include "rules/spam_sha256.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kShortestWallet = 26;
constexpr std::size_t kLongestWallet = 90;
constexpr std::size_t kDialled = 8;         // digits of a number to call that begins with + or 00
constexpr std::size_t kLocal = 9;           // that begins with a single 0
constexpr std::size_t kLongestNumber = 15;  // digits (E.164)

bool is_alnum(char c) noexcept {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}
bool is_address_byte(char c) noexcept {
  return is_alnum(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
}

// 25 bytes: version, hash, four bytes of checksum.
bool base58check(std::string_view word) {
  constexpr std::string_view kAlphabet =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  std::array<std::uint8_t, 25> bytes{};
  for (const char c : word) {
    const std::size_t digit = kAlphabet.find(c);
    if (digit == std::string_view::npos) return false;
    std::uint32_t carry = static_cast<std::uint32_t>(digit);
    for (std::size_t i = bytes.size(); i > 0; --i) {
      carry += 58U * bytes[i - 1];
      bytes[i - 1] = static_cast<std::uint8_t>(carry & 0xFFU);
      carry >>= 8U;
    }
    if (carry != 0) return false;
  }
  const std::uint8_t version = bytes[0];
  if (version != 0x00 && version != 0x05 && version != 0x41) return false;
  const auto once = sha256({reinterpret_cast<const char*>(bytes.data()), 21});
  const auto twice = sha256({reinterpret_cast<const char*>(once.data()), once.size()});
  return std::equal(twice.begin(), twice.begin() + 4, bytes.begin() + 21);
}

bool bech32(std::string_view word) {
  constexpr std::string_view kAlphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  constexpr std::array<std::uint32_t, 5> kGenerator = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa,
                                                       0x3d4233dd, 0x2a1462b3};
  std::uint32_t sum = 1;
  const auto take = [&](std::uint32_t value) {
    const std::uint32_t top = sum >> 25U;
    sum = (sum & 0x1ffffffU) << 5U ^ value;
    for (std::size_t i = 0; i < kGenerator.size(); ++i) {
      if ((top >> i & 1U) != 0) sum ^= kGenerator[i];
    }
  };
  for (const std::uint32_t value : {3U, 3U, 0U, 2U, 3U}) take(value);  // "bc", expanded
  for (const char c : word.substr(3)) {
    const std::size_t value = kAlphabet.find(c);
    if (value == std::string_view::npos) return false;
    take(static_cast<std::uint32_t>(value));
  }
  return sum == 1 || sum == 0x2bc830a3;
}

class Search {
 public:
  explicit Search(std::string_view text) : text_(text) {}

  std::vector<Contact> run() {
    for (at_ = 0; at_ < text_.size();) {
      const char c = text_[at_];
      const char before = at_ > 0 ? text_[at_ - 1] : ' ';
      if (c == '@' && email()) continue;
      if (is_alnum(c) && !is_alnum(before) && word()) continue;
      if ((c == '+' || begins_digit()) && phone()) continue;
      ++at_;
    }
    return std::move(found_);
  }

 private:
  void add(ContactKind kind, std::size_t begin, std::size_t end) {
    found_.push_back({kind, begin, end});
    at_ = std::max(end, at_ + 1);
  }

  // Whether a digit of any script stands here; the search may be inside a character.
  bool begins_digit() const noexcept {
    return (static_cast<unsigned char>(text_[at_]) & 0xC0) != 0x80 &&
           is_digit(utf8::at(text_, at_));
  }

  std::size_t last_end() const noexcept { return found_.empty() ? 0 : found_.back().end; }

  bool email() {
    std::size_t begin = at_;
    while (begin > last_end() && at_ - begin < 64 && is_address_byte(text_[begin - 1])) --begin;
    std::size_t end = at_ + 1;
    std::size_t dot = 0;
    while (end < text_.size() && end - at_ < 255 &&
           (is_alnum(text_[end]) || text_[end] == '-' || text_[end] == '.')) {
      if (text_[end] == '.') dot = end;
      ++end;
    }
    while (end > at_ && text_[end - 1] == '.') {
      --end;
      dot = text_.substr(0, end).rfind('.');
    }
    if (begin == at_ || dot <= at_ + 1 || dot == std::string_view::npos || end - dot < 3)
      return false;
    add(ContactKind::email, begin, end);
    return true;
  }

  // + or 0 and eight digits more, in groups that one space, hyphen or bracket parts.
  bool phone() {
    if (at_ > 0) {
      std::size_t before = at_;
      const char32_t c = utf8::decode_before(text_, before);
      if (is_word(c) || c == U'.' || c == U'/' || c == U'=' || c == U'-' || c == U'#' ||
          c == U'%' || c == U',') {
        return skip_digits();
      }
    }
    std::size_t digits = 0;
    std::size_t end = at_;
    bool opens = false;
    std::size_t zeros = 0;
    int parted = 0;
    for (std::size_t i = at_; i < text_.size() && digits <= kLongestNumber;) {
      const std::size_t begin = i;
      const char32_t c = utf8::decode(text_, i);
      if (is_digit(c)) {
        const bool zero = c == U'0' || c == 0x660 || c == 0x6F0;
        if (zero && zeros == digits) ++zeros;
        ++digits;
        parted = 0;
        end = i;
      } else if (c == U'+' && begin == at_) {
        opens = true;
      } else if ((c == U' ' || c == U'-' || c == U'(' || c == U')' || c == 0xA0) && ++parted <= 2) {
        continue;
      } else {
        if (is_letter(c) && begin == end) return skip_digits();
        break;
      }
    }
    const bool plausible =
        digits <= kLongestNumber && (((opens || zeros == 2) && digits >= kDialled) ||
                                     (zeros == 1 && digits >= kLocal && digits <= 12));
    if (!plausible) return skip_digits();
    add(ContactKind::phone, at_, end);
    return true;
  }

  // Goes on behind the digits at hand; a digit of theirs begins no number.
  bool skip_digits() {
    const std::size_t begin = at_;
    while (at_ < text_.size()) {
      std::size_t next = at_;
      const char32_t c = utf8::decode(text_, next);
      if (!is_digit(c)) break;
      at_ = next;
    }
    return at_ > begin;
  }

  // Accounts (t.me/name, wa.me/49…) and wallets.
  bool word() {
    std::size_t end = at_;
    while (end < text_.size() && is_alnum(text_[end])) ++end;
    const std::string_view word = text_.substr(at_, end - at_);
    const std::string_view rest = text_.substr(at_, 64);
    for (const std::string_view messenger :
         {"t.me/", "wa.me/", "telegram.me/", "api.whatsapp.com/", "chat.whatsapp.com/"}) {
      if (!rest.starts_with(messenger) || rest.size() == messenger.size()) continue;
      std::size_t last = at_ + messenger.size();
      while (last < text_.size() && (is_alnum(text_[last]) || text_[last] == '_' ||
                                     text_[last] == '+' || text_[last] == '/')) {
        ++last;
      }
      add(ContactKind::messenger, at_, last);
      return true;
    }
    if (is_wallet_address(word)) {
      add(ContactKind::wallet, at_, end);
      return true;
    }
    if (word[0] >= '0' && word[0] <= '9') return false;
    at_ = end;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Contact> found_;
};

}  // namespace

bool is_wallet_address(std::string_view word) {
  if (word.size() < kShortestWallet || word.size() > kLongestWallet) return false;
  if (word.starts_with("bc1")) return bech32(word);
  if (word.starts_with("0x")) {
    return word.size() == 42 && std::all_of(word.begin() + 2, word.end(), [](char c) {
             return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
           });
  }
  if (word.size() > 34 || (word[0] != '1' && word[0] != '3' && word[0] != 'T')) return false;
  return base58check(word);
}

bool may_hold_contacts(std::string_view text) noexcept {
  std::size_t digits = 0;
  std::size_t run = 0;
  unsigned char before = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '@' || c == '/') return true;
    // Digits of Arabic and Persian are D9 A0–A9 and DB B0–B9.
    const bool arabic = (before == 0xD9 && byte >= 0xA0 && byte <= 0xA9) ||
                        (before == 0xDB && byte >= 0xB0 && byte <= 0xB9);
    if (arabic || (c >= '0' && c <= '9')) ++digits;
    run = is_alnum(c) ? run + 1 : 0;
    if (digits >= kDialled || run >= kShortestWallet) return true;
    before = byte;
  }
  return false;
}

bool may_hold_wallet(std::string_view text) noexcept {
  // A run that long covers one byte of those looked at.
  for (std::size_t at = kShortestWallet - 1; at < text.size(); at += kShortestWallet) {
    if (!is_alnum(text[at])) continue;
    std::size_t begin = at;
    while (begin > 0 && is_alnum(text[begin - 1])) --begin;
    std::size_t end = at + 1;
    while (end < text.size() && is_alnum(text[end])) ++end;
    if (end - begin >= kShortestWallet) return true;
  }
  return false;
}

std::vector<Contact> find_contacts(std::string_view text) { return Search(text).run(); }

}  // namespace obelus
