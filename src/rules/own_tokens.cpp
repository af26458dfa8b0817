// Tells plain tokens from patterns and runs both.
#include "rules/own_tokens.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/core.h>

#include "text/chars.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

bool holds_word_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (is_word(utf8::decode(text, i))) return true;
  }
  return false;
}

// Words that the automaton finds as they stand: without metacharacters, and with nothing that
// folding would take away.
bool is_plain(std::string_view token) {
  if (token.find_first_of("\\^$.|?*+()[]{}") != std::string_view::npos) return false;
  if (token.empty() || token.front() == ' ' || token.back() == ' ') return false;
  return holds_word_character(token) && !folded(token).empty();
}

// Whether the cased letters of both are upper and lower at the same places.
bool same_case(std::string_view a, std::string_view b) {
  const auto next = [](std::string_view text, std::size_t& at) {
    while (at < text.size()) {
      const char32_t c = utf8::decode(text, at);
      if (is_upper(c)) return 2;
      if (is_lower(c)) return 1;
    }
    return 0;
  };
  for (std::size_t i = 0, j = 0;;) {
    const int left = next(a, i);
    if (left != next(b, j)) return false;
    if (left == 0) return true;
  }
}

bool earlier(const OwnTokens::Found& a, const OwnTokens::Found& b) {
  return std::tuple(a.text.begin, b.text.end, a.token) <
         std::tuple(b.text.begin, a.text.end, b.token);
}

}  // namespace

OwnTokens::OwnTokens(const RuleSetup& setup, const std::vector<std::string>& tokens,
                     const TokenForm& form)
    : rule_(setup.settings.id), ignore_case_(form.ignore_case) {
  const bool bare = form.before.empty() && form.after.empty();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string& token = tokens[i];
    if (bare && is_plain(token)) {
      words_.push_back(token);
      word_tokens_.push_back(i);
      continue;
    }
    const std::string wrapped = token.empty()  ? std::string()
                                : form.nonword ? "(?:" + token + ")"
                                               : "\\b(?:" + token + ")\\b";
    std::string source = form.before + wrapped + form.after;
    try {
      Pattern pattern{i, source, Regex("(?m)" + source, form.ignore_case), std::nullopt};
      const std::vector<std::string> literals = required_literals(source);
      if (!literals.empty()) pattern.gate = setup.terms.add_group(literals, TermEdges::none);
      patterns_.push_back(std::move(pattern));
    } catch (const RegexError& error) {
      throw RuleSetupError(fmt::format("“{}” is no regular expression: {}",
                                       token.empty() ? source : token, error.what()));
    }
  }
  group_ = setup.terms.add_group(words_, form.nonword ? TermEdges::none : TermEdges::word);
}

std::vector<OwnTokens::Found> OwnTokens::find_all(const Article& article, Span<Text> span) const {
  std::vector<Found> found;
  if (!words_.empty()) {
    for (const TermHit& hit : article.hits_in(group_, span)) {
      if (!ignore_case_ && !same_case(article.text(hit.text), words_[hit.term])) continue;
      found.push_back({hit.text, word_tokens_[hit.term], {}});
    }
  }
  for (const Pattern& pattern : patterns_) {
    if (pattern.gate && article.hits_in(*pattern.gate, span).empty()) continue;
    try {
      for (const Regex::Match& match : pattern.regex.find_all(article.text(span))) {
        if (match.whole.empty()) continue;
        Found each{{match.whole.begin + span.begin, match.whole.end + span.begin},
                   pattern.token,
                   match.groups};
        for (Span<Text>& group : each.groups) {
          if (!group.empty()) group = {group.begin + span.begin, group.end + span.begin};
        }
        found.push_back(std::move(each));
      }
    } catch (const RegexError& error) {
      throw RegexError(fmt::format("{}: “{}”: {}", rule_, pattern.source, error.what()), 0);
    }
  }
  std::sort(found.begin(), found.end(), earlier);
  return found;
}

std::vector<OwnTokens::Found> OwnTokens::find(const Article& article, Span<Text> span) const {
  std::vector<Found> found = find_all(article, span);
  std::size_t end = span.begin;
  std::erase_if(found, [&](const Found& each) {
    if (each.text.begin < end) return true;
    end = each.text.end;
    return false;
  });
  return found;
}

}  // namespace obelus
