// Hosts are told apart by their bytes; how they look is asked only where a name has letters beyond
// ASCII, is written in punycode, or holds a sign that is used for a letter.
#include "rules/spam_hosts.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "policy/lexicon.hpp"
#include "rules/addresses.hpp"
#include "text/host_spelling.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kLongestHost = 253;  // RFC 1035
constexpr std::size_t kShortestKnown = 5;  // letters of a name that is held against others

// Under two letters of a country, these stand where others write a name: bbc.co.uk.
constexpr std::array<std::string_view, 10> kSecondLevel = {"co",  "com", "org", "net", "gov",
                                                           "edu", "ac",  "gob", "or",  "ne"};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return result;
}

// The authority of an address and what follows it.
struct Parts {
  std::string_view host;
  std::string_view path;
};

Parts parts_of(std::string_view address) noexcept {
  while (!address.empty() && static_cast<unsigned char>(address.front()) <= ' ') {
    address.remove_prefix(1);
  }
  std::size_t begin = 0;
  if (address.starts_with("//")) {
    begin = 2;
  } else {
    const std::size_t colon = address.substr(0, 8).find("://");
    if (colon == std::string_view::npos || (address[0] | 0x20) != 'h') return {};
    begin = colon + 3;
  }
  std::string_view rest = address.substr(begin);
  const std::size_t end = std::min(rest.find_first_of("/?#\\"), rest.size());
  std::string_view host = rest.substr(0, end);
  if (const std::size_t at = host.rfind('@'); at != std::string_view::npos) {
    host.remove_prefix(at + 1);
  }
  if (const std::size_t port = host.find(':'); port != std::string_view::npos) {
    host = host.substr(0, port);
  }
  while (!host.empty() && host.back() == '.') host.remove_suffix(1);
  if (host.size() > kLongestHost) return {};
  return {host, rest.substr(end)};
}

bool is_plain(std::string_view host) noexcept {
  return host.find("xn--") == std::string_view::npos &&
         std::all_of(host.begin(), host.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Digits stand for letters (paypa1), and rn for m.
bool may_imitate(std::string_view name) noexcept {
  return name.find("rn") != std::string_view::npos || name.find("vv") != std::string_view::npos ||
         name.find_first_of("01") != std::string_view::npos;
}

}  // namespace

std::string host_of(std::string_view address) { return lower(parts_of(address).host); }

std::string_view path_of(std::string_view address) noexcept { return parts_of(address).path; }

std::string_view registered_name(std::string_view host) noexcept {
  const std::size_t last = host.rfind('.');
  if (last == std::string_view::npos || last == 0) return host;
  std::size_t second = host.rfind('.', last - 1);
  if (second == std::string_view::npos) return host;
  const std::string_view middle = host.substr(second + 1, last - second - 1);
  const bool country = host.size() - last == 3;
  if (country && second > 0 &&
      std::find(kSecondLevel.begin(), kSecondLevel.end(), middle) != kSecondLevel.end()) {
    second = host.rfind('.', second - 1);
    if (second == std::string_view::npos) return host;
  }
  return host.substr(second + 1);
}

std::string_view site_name(std::string_view host) noexcept {
  const std::string_view name = registered_name(host);
  return name.substr(0, name.find('.'));
}

std::string own_site(const Article& article) {
  for (const MetadataField& field : article.document().metadata) {
    if (field.name == "og:url" || field.name == "canonical" || field.name == "url" ||
        field.name == "canonical_url" || field.name == "canonicalurl") {
      const std::string host = host_of(field.value);
      if (!host.empty()) return std::string(registered_name(host));
    }
  }
  return {};
}

std::string page_site(const Article& article) {
  constexpr std::size_t kMany = 20;
  std::string own = own_site(article);
  const std::vector<Link>& links = article.document().links;
  if (!own.empty() || links.size() < kMany) return own;
  std::unordered_map<std::string, std::size_t> sites;
  std::size_t all = 0;
  for (const Link& link : links) {
    const std::string host = host_of(link.target);
    const std::size_t block = article.document().block_at(link.text.begin);
    const bool shown =
        block >= article.blocks().size() || article.blocks()[block].scope != Scope::hidden;
    if (host.empty() || !shown) continue;
    ++all;
    ++sites[std::string(registered_name(host))];
  }
  const auto most = std::max_element(
      sites.begin(), sites.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  const bool many = most != sites.end() && most->second >= kMany && most->second * 2 > all;
  return many ? most->first : own;
}

VisibleHost visible_host(std::string_view shown) {
  // Pages break long addresses with marks that nobody sees.
  std::string whole;
  if (shown.size() <= 512 && shown.find_first_of("\xC2\xE2") != std::string_view::npos) {
    for (std::size_t at = 0; at < shown.size();) {
      const char32_t c = utf8::decode(shown, at);
      if (c != 0xAD && c != 0x200B) utf8::append(whole, c);
    }
  }
  const std::string_view text = whole.empty() ? shown : whole;
  if (text.size() < 4 || text.size() > 512 || text.find('.') == std::string_view::npos ||
      text.find_first_of(" \t\n@") != std::string_view::npos) {
    return {};
  }
  if (std::string host = host_of(text); !host.empty()) return {std::move(host), true};
  if (text.find("://") != std::string_view::npos || !has_address(text)) return {};
  std::string host = host_of("https://" + std::string(text));
  const bool www = host.starts_with("www.");
  // Booking.com is a name; booking.com is an address.
  if (!www && std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
    return {};
  }
  if (!has_address(host)) return {};
  return {std::move(host), www};
}

bool has_affiliate_parameter(std::string_view path) {
  const std::size_t query = path.find('?');
  if (query == std::string_view::npos) return false;
  for (std::size_t at = query; at != std::string_view::npos; at = path.find('&', at + 1)) {
    const std::string_view name = path.substr(at + 1, path.find('=', at) - at - 1);
    std::string lower(name.substr(0, 24));
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    for (const std::string_view known :
         {"affiliate", "affiliate_id", "affid", "aff_id", "aff", "affcode", "aff_fcid", "irclickid",
          "ascsubtag", "tap_a", "partner_id", "hop", "btag", "clickref", "awinaffid"}) {
      if (lower == known) return true;
    }
    if (lower == "tag") {  // of Amazon's: tag=house-21
      const std::string_view value = path.substr(at + 5, 40);
      const std::size_t dash = value.substr(0, value.find('&')).rfind('-');
      if (dash != std::string_view::npos && dash + 3 <= value.size() && value[dash + 1] == '2') {
        return true;
      }
    }
  }
  return false;
}

HostList::HostList(const RuleSetup& setup, std::string_view subject,
                   const std::vector<std::string>& more) {
  if (!subject.empty()) {
    for (const Lexicon& lexicon : lexicons(subject, setup.lexicon_changes)) {
      for (const LexiconTerm& term : lexicon.terms) hosts_.insert(lower(term.text));
    }
  }
  for (const std::string& host : more) hosts_.insert(lower(host));
}

bool HostList::contains(std::string_view host) const {
  if (hosts_.empty()) return false;
  while (!host.empty()) {
    if (hosts_.contains(std::string(host))) return true;
    const std::size_t dot = host.find('.');
    if (dot == std::string_view::npos) return false;
    host.remove_prefix(dot + 1);
  }
  return false;
}

HostDisguise disguise_of(std::string_view host, const std::vector<std::string>& known) {
  HostDisguise result;
  const std::string_view registered = registered_name(host);
  const std::string_view name = site_name(host);
  const bool plain = is_plain(name);
  if (plain && !may_imitate(name)) return result;
  const std::string label = plain ? std::string(name) : decoded_host(name);
  if (label.empty()) return result;
  result.mixed = !plain && mixes_scripts(label);
  const std::string look = look_of(label);
  for (const std::string& other : known) {
    const std::string_view its_name = site_name(other);
    if (its_name.size() < kShortestKnown || its_name == name || look_of(its_name) != look) continue;
    result.looks_like = std::string(its_name) + std::string(registered.substr(name.size()));
    break;
  }
  return result;
}

}  // namespace obelus
