// Scopes and messages of a policy's own rules.
#include "rules/own_rule.hpp"

#include <algorithm>
#include <iterator>

#include "rules/shortened.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {

ReadScopes::ReadScopes(const StringList& names) {
  for (const std::string& each : names) {
    const auto at = std::find(kNames.begin(), kNames.end(), each);
    if (at != kNames.end()) scopes_[static_cast<std::size_t>(at - kNames.begin())] = true;
    links_ = links_ || each == "link";
  }
}

bool ReadScopes::reads(const Block& block) const noexcept {
  const bool prose = block.scope != Scope::code && block.scope != Scope::frontmatter &&
                     block.scope != Scope::hidden;
  if (prose && block.boilerplate) return false;
  if (prose && scopes_[0]) return true;
  const auto at = std::find(kNames.begin(), kNames.end(), name(block.scope));
  return at != kNames.end() && scopes_[static_cast<std::size_t>(at - kNames.begin())];
}

std::vector<Span<Text>> ReadScopes::of(const Article& article) const {
  std::vector<Span<Text>> spans;
  for (const Block& block : article.blocks()) {
    if (reads(block)) spans.push_back(block.text);
  }
  if (!links_) return spans;
  for (const Link& link : article.document().links) {
    if (link.text.empty()) continue;
    const auto after = std::upper_bound(spans.begin(), spans.end(), link.text);
    const bool covered = after != spans.begin() && std::prev(after)->contains(link.text);
    if (!covered) spans.insert(after, link.text);
  }
  return spans;
}

ReadQuoted::ReadQuoted(std::string_view name) : inside_(name != "skip"), outside_(name != "only") {}

bool ReadQuoted::reads(const Article& article, Span<Text> words) const {
  if (inside_ && outside_) return true;
  return article.quotations().quoted(words) ? inside_ : outside_;
}

OwnMessage::OwnMessage(const RuleSetup& setup, std::string_view otherwise)
    : form_(setup.settings.message.empty() ? std::string(otherwise) : setup.settings.message) {}

std::string OwnMessage::text(std::string_view match, std::string_view replacement,
                             std::span<const std::string_view> ordered) const {
  constexpr std::string_view kMatch = "{match}";
  constexpr std::string_view kReplacement = "{replacement}";
  std::string out;
  std::size_t next = 0;
  for (std::size_t at = 0; at < form_.size();) {
    const std::string_view rest = std::string_view(form_).substr(at);
    if (rest.starts_with(kMatch)) {
      out += shortened(match, 80);
      at += kMatch.size();
    } else if (rest.starts_with(kReplacement)) {
      out += replacement;
      at += kReplacement.size();
    } else if (rest.starts_with("%s")) {
      if (next < ordered.size()) out += shortened(ordered[next++], 80);
      at += 2;
    } else if (rest.starts_with("%%")) {
      out += '%';
      at += 2;
    } else {
      out += form_[at++];
    }
  }
  return out;
}

std::string with_capital(std::string_view text) {
  if (text.empty()) return {};
  std::size_t rest = 0;
  const char32_t c = utf8::decode(text, rest);
  const bool ascii = c >= U'a' && c <= U'z';
  const bool regular =
      (c >= 0xE0 && c <= 0xFE) || (c >= 0x3B1 && c <= 0x3C9) || (c >= 0x430 && c <= 0x44F);
  const char32_t upper = ascii || regular ? c - 0x20 : c >= 0x450 && c <= 0x45F ? c - 0x50 : c;
  std::string out;
  utf8::append(out, is_lower(c) && is_upper(upper) ? upper : c);
  return out.append(text.substr(rest));
}

}  // namespace obelus
