// copy/brackets: a bracket without its partner.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "analysis/quotation_marks.hpp"
#include "rules/copy_text.hpp"
#include "text/chars.hpp"
#include "text/sixteen_bytes.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

struct BracketKind {
  char32_t open;
  char32_t close;
};
constexpr BracketKind kKinds[] = {
    {U'(', U')'},     {U'[', U']'},     {U'{', U'}'},
    {0xFF08, 0xFF09}, {0xFF3B, 0xFF3D}, {0x3010, 0x3011},  // （） ［］ 【】
    {0x300A, 0x300B}, {0x3008, 0x3009}, {0x3014, 0x3015},  // 《》 〈〉 〔〕
    {0xFD3F, 0xFD3E},                                      // ﴿ ﴾
};
constexpr std::size_t kKindsCount = std::size(kKinds);
constexpr std::size_t kFarthest = 6;   // blocks that a parenthesis may reach over
constexpr std::size_t kInterval = 24;  // bytes of [0, 1)

// Bytes that may begin a bracket. [ and ] are { and } but for a bit; \ and | come along.
sixteen_bytes::Bytes leads(sixteen_bytes::Bytes bytes) noexcept {
  using namespace sixteen_bytes;
  return in_range(bytes, '(', 2) | in_range(bytes | all(0x20), '{', 3) | equal(bytes, 0xE3) |
         equal(bytes, 0xEF);
}

// （…) is a slip of the keyboard in Chinese, but no bracket is missing.
bool partners(std::size_t a, std::size_t b) noexcept {
  const auto shape = [](std::size_t kind) { return kind == 3 ? 0 : kind == 4 ? 1 : kind; };
  return shape(a) == shape(b);
}

struct Bracket {
  Span<Text> text;
  std::size_t kind = 0;
  bool opens = false;
  std::size_t block = 0;
  bool excused = false;  // counts a list, or is a mark mentioned: no defect without a partner
};

class Brackets final : public Rule {
 public:
  explicit Brackets(const RuleSetup&) {}

  void check(const Article& article, Context& context) const override {
    std::vector<Bracket> lone;
    std::vector<Bracket> stack;
    for (std::size_t i = 0; i < article.blocks().size(); ++i) {
      const Block& block = article.blocks()[i];
      if (!is_beside_the_text(block.scope) && !block.boilerplate)
        check_block(article, i, stack, lone);
    }
    join_across_blocks(article, lone);
    report_all(article, lone, context);
  }

 private:
  static void check_block(const Article& article, std::size_t index, std::vector<Bracket>& stack,
                          std::vector<Bracket>& lone) {
    const Span<Text> block = article.blocks()[index].text;
    const std::string_view text = article.text();
    const std::string_view up_to_end = text.substr(0, block.end);
    stack.clear();
    const std::size_t first_lone = lone.size();
    for (std::size_t at = block.begin;;) {
      at = sixteen_bytes::find(up_to_end, at, leads);
      if (at == block.end) break;
      const std::size_t begin = at;
      const char32_t c = utf8::decode(text, at);
      for (std::size_t kind = 0; kind < kKindsCount; ++kind) {
        const bool opens = c == kKinds[kind].open;
        if (!opens && c != kKinds[kind].close) continue;
        const Bracket bracket{{begin, at}, kind, opens, index};
        if (opens) {
          if (emoticon(text, block, bracket)) break;
          stack.push_back(bracket);
          stack.back().excused = mentioned(text, block, bracket);
        } else {
          close(text, block, bracket, stack, lone);
        }
        break;
      }
    }
    lone.insert(lone.end(), stack.begin(), stack.end());
    if (lone.size() > first_lone && looks_like_code(block.of(text))) lone.resize(first_lone);
    std::sort(lone.begin() + static_cast<std::ptrdiff_t>(first_lone), lone.end(),
              [](const Bracket& a, const Bracket& b) { return a.text.begin < b.text.begin; });
  }

  static void close(std::string_view text, Span<Text> block, const Bracket& bracket,
                    std::vector<Bracket>& stack, std::vector<Bracket>& lone) {
    // Only few are ever open; hostile text is cut off rather than searched.
    constexpr std::size_t kDeepest = 16;
    const std::size_t floor = stack.size() > kDeepest ? stack.size() - kDeepest : 0;
    for (std::size_t i = stack.size(); i > floor; --i) {
      if (!partners(stack[i - 1].kind, bracket.kind)) continue;
      lone.insert(lone.end(), stack.begin() + static_cast<std::ptrdiff_t>(i), stack.end());
      stack.resize(i - 1);
      return;
    }
    if (!stack.empty() && interval(text, stack.back(), bracket)) {
      stack.pop_back();
    } else if (!emoticon(text, block, bracket)) {
      lone.push_back(bracket);
      lone.back().excused = mentioned(text, block, bracket) || enumerates(text, block, bracket);
    }
  }

  // [0, 1) and ]0, 1]
  static bool interval(std::string_view text, const Bracket& open, const Bracket& closer) {
    if (closer.text.begin - open.text.end > kInterval) return false;
    const std::string_view inside = text.substr(open.text.end, closer.text.begin - open.text.end);
    return inside.find(',') != std::string_view::npos || inside.find(';') != std::string_view::npos;
  }

  // :) ;-) =( :'( and the ))) that stand for a smile.
  static bool emoticon(std::string_view text, Span<Text> block, const Bracket& bracket) {
    if (bracket.kind > 1) return false;
    std::size_t at = bracket.text.begin;
    const auto eyes = [](char32_t c) { return c == U':' || c == U';' || c == U'=' || c == U'8'; };
    if (at > block.begin) {
      char32_t c = utf8::decode_before(text, at);
      if (c == (bracket.opens ? U'(' : U')')) return true;
      if ((c == U'-' || c == U'\'' || c == U'^' || c == U'o') && at > block.begin) {
        c = utf8::before(text, at);
        return eyes(c) && c != U'8';
      }
      const bool closes_list = !bracket.opens && c == U':';
      if ((eyes(c) && c != U'8') || closes_list) return true;
    }
    const char32_t after = bracket.text.end < block.end ? utf8::at(text, bracket.text.end) : U' ';
    return !bracket.opens && (after == U')' || after == U':');
  }

  // “before the } sign”
  static bool mentioned(std::string_view text, Span<Text> block, const Bracket& bracket) {
    const auto apart = [](char32_t c) { return is_space(c) || mark_kind(c) != nullptr; };
    return bracket.text.begin > block.begin && bracket.text.end < block.end &&
           apart(utf8::before(text, bracket.text.begin)) && apart(utf8::at(text, bracket.text.end));
  }

  // 1) a) iv): what counts a list, at a line's start or in the sentence.
  static bool enumerates(std::string_view text, Span<Text> block, const Bracket& bracket) {
    std::size_t at = bracket.text.begin;
    std::size_t count = 0;
    bool digits = true;
    while (at > block.begin && count < 5) {
      const char32_t c = utf8::before(text, at);
      if (!is_letter(c) && !is_digit(c)) break;
      digits = digits && is_digit(c);
      utf8::decode_before(text, at);
      ++count;
    }
    const char32_t before = at > block.begin ? utf8::before(text, at) : U' ';
    if (count == 0 || !(is_space(before) || before == U'.' || before == U'-')) return false;
    return digits ? count <= 3 : count <= 2 || at == block.begin;
  }

  static bool looks_like_code(std::string_view words) {
    constexpr std::array<std::string_view, 12> kSigns = {
        "();", "=>", "</", "&&", " = ", "==", "$(", "${", "/>", "){", ") {", "://"};
    return std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) {
      return words.find(sign) != std::string_view::npos;
    });
  }

  // A parenthesis over several paragraphs closes in a later one.
  static void join_across_blocks(const Article& article, std::vector<Bracket>& lone) {
    std::vector<bool> joined(lone.size(), false);
    for (std::size_t i = 0; i < lone.size(); ++i) {
      if (!lone[i].opens || joined[i]) continue;
      for (std::size_t j = i + 1; j < lone.size() && j < i + kFarthest; ++j) {
        if (lone[j].block - lone[i].block > kFarthest) break;
        const bool apart =
            lone[j].block != lone[i].block &&
            article.blocks()[lone[j].block].container == article.blocks()[lone[i].block].container;
        if (!joined[j] && !lone[j].opens && partners(lone[j].kind, lone[i].kind) && apart) {
          joined[i] = joined[j] = true;
          break;
        }
      }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < lone.size(); ++i) {
      if (!joined[i] && !lone[i].excused) lone[kept++] = lone[i];
    }
    lone.resize(kept);
  }

  static void report_all(const Article& article, const std::vector<Bracket>& lone,
                         Context& context) {
    for (std::size_t i = 0; i < lone.size(); ++i) {
      const bool reversed = i + 1 < lone.size() && !lone[i].opens && lone[i + 1].opens &&
                            lone[i].kind == lone[i + 1].kind && lone[i].block == lone[i + 1].block;
      if (reversed) {
        report_reversed(article, lone[i], lone[i + 1], context);
        ++i;
      } else {
        report_lone(article, lone[i], context);
      }
    }
  }

  // The bracket and some words on its inner side.
  static std::string_view words_beside(const Article& article, const Bracket& bracket) {
    constexpr std::size_t kMost = 28;  // code points
    const Span<Text> block = article.blocks()[bracket.block].text;
    const std::string_view text = article.text();
    Span<Text> words = bracket.text;
    std::size_t cut = bracket.opens ? words.end : words.begin;
    for (std::size_t n = 0; n < kMost; ++n) {
      if (bracket.opens) {
        if (words.end >= block.end) return words.of(text);
        if (is_space(utf8::at(text, words.end))) cut = words.end;
        utf8::decode(text, words.end);
      } else {
        if (words.begin <= block.begin) return words.of(text);
        if (is_space(utf8::before(text, words.begin))) cut = words.begin;
        utf8::decode_before(text, words.begin);
      }
    }
    const bool whole = cut == (bracket.opens ? bracket.text.end : bracket.text.begin);
    if (!whole) (bracket.opens ? words.end : words.begin) = cut;
    return words.of(text);
  }

  static void report_lone(const Article& article, const Bracket& bracket, Context& context) {
    const std::string mark(article.text(bracket.text));
    std::string partner;
    utf8::append(partner, bracket.opens ? kKinds[bracket.kind].close : kKinds[bracket.kind].open);
    const std::string_view words = words_beside(article, bracket);
    context.report({
        .span = article.to_raw(bracket.text),
        .message = bracket.opens
                       ? fmt::format("The bracket {} in “{}” never closes; add {}", mark,
                                     visible(words), partner)
                       : fmt::format("The bracket {} in “{}” closes nothing; add {} or remove it",
                                     mark, visible(words), partner),
    });
  }

  static void report_reversed(const Article& article, const Bracket& first, const Bracket& second,
                              Context& context) {
    const Span<Raw> left = article.to_raw(first.text);
    const Span<Raw> right = article.to_raw(second.text);
    context.report({
        .span = left,
        .message = fmt::format("The brackets around “{}” point the wrong way; turn them round",
                               visible(article.text({first.text.end, second.text.begin}))),
        .related = {{right, "the other bracket"}},
        .fixes = {{.message = "Exchange the two brackets",
                   .safe = false,
                   .edits = {{left, std::string(article.text(second.text))},
                             {right, std::string(article.text(first.text))}}}},
    });
  }
};

}  // namespace

extern const RuleDefinition copy_brackets{
    .info = {.id = "copy/brackets",
             .summary = "A bracket without its partner",
             .why = "A reader holds the sentence in mind until the bracket closes. The rule "
                    "pairs ( ) [ ] { } and the full-width and East Asian brackets of each "
                    "paragraph, lets a parenthesis reach over several paragraphs, and leaves "
                    "smileys, list numbers 1), intervals [0, 1) and code alone.",
             .bad = {.text = "The bridge (built in 1931 was closed to lorries last week.\n"},
             .good = {.text = "The bridge (built in 1931) was closed to lorries last week.\n"},
             .severity = Severity::warning},
    .make = make_rule<Brackets>,
};

}  // namespace obelus
