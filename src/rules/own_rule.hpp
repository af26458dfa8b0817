// What the kinds of a policy's own rules share: where they look, and how they word their findings.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.hpp"

namespace obelus {

// The parts of a document that a rule of one's own reads.
class ReadScopes {
 public:
  // "text" is all that readers read as prose: everything but code, front matter and what is hidden.
  static constexpr std::array<std::string_view, 13> kNames = {
      "text",  "title", "heading", "paragraph", "list",        "quote", "caption",
      "table", "code",  "link",    "alt",       "frontmatter", "hidden"};
  static constexpr OptionInfo kOption = {
      .name = "scope",
      .type = OptionType::strings,
      .fallback = "[text]",
      .summary = "Where to look; text is all prose, and the others are the parts it is made of.",
      .choices = kNames};

  explicit ReadScopes(const StringList& names);

  // The stretches of text to read, in order; each lies within one block.
  std::vector<Span<Text>> of(const Article& article) const;

 private:
  bool reads(const Block& block) const noexcept;

  std::array<bool, kNames.size()> scopes_{};
  bool links_ = false;
};

// Words between quotation marks are somebody else's: a house may leave them alone, or ask of them
// what it asks of no others.
class ReadQuoted {
 public:
  static constexpr std::array<std::string_view, 3> kNames = {"check", "skip", "only"};
  static constexpr OptionInfo kOption = {
      .name = "quoted",
      .type = OptionType::choice,
      .fallback = "check",
      .summary =
          "Words between quotation marks: check them like all others, skip them, or check "
          "only them.",
      .choices = kNames};

  explicit ReadQuoted(std::string_view name);
  bool reads(const Article& article, Span<Text> words) const;

 private:
  bool inside_;
  bool outside_;
};

// The message of a policy: {match} and {replacement} by name, %s in the order in which `values`
// come. What a policy leaves out says `otherwise`.
class OwnMessage {
 public:
  OwnMessage(const RuleSetup& setup, std::string_view otherwise);

  // `ordered` are for %s, from the first to the last.
  std::string text(std::string_view match, std::string_view replacement,
                   std::span<const std::string_view> ordered) const;

 private:
  std::string form_;
};

// `text` with its first letter in upper case, where its script has one.
std::string with_capital(std::string_view text);

}  // namespace obelus
