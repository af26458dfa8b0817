// attribution/republication: a notice that the text comes from elsewhere does not say all that a
// reader needs to find the original.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "rules/longest_hits.hpp"
#include "rules/source_search.hpp"
#include "text/chars.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::array<std::string_view, 4> kParts = {"publication", "link", "author", "date"};
constexpr OptionInfo kOptions[] = {
    {.name = "require",
     .type = OptionType::strings,
     .fallback = "[publication, link]",
     .summary = "What a notice must give: publication, link, author, date",
     .choices = kParts},
};

// A phrase that is a notice by itself: "republished with permission".
constexpr double kStrong = 2;
constexpr double kOpening = 1.5;
// Names another publication, though not which: “on another site”.
constexpr double kElsewhere = 1.25;

std::string_view advice(std::string_view part) noexcept {
  if (part == "publication") return "the name of the publication";
  if (part == "link") return "a link to the original";
  if (part == "author") return "the author’s name";
  return "the date of first publication";
}

bool is_notice_scope(Scope scope) noexcept {
  return scope == Scope::paragraph || scope == Scope::list || scope == Scope::quote ||
         scope == Scope::table || scope == Scope::caption;
}

// The blocks that hold hits, in order.
std::vector<std::size_t> blocks_of(const Article& article,
                                   const std::vector<LexiconTerms::Hit>& hits) {
  std::vector<std::size_t> result;
  for (const LexiconTerms::Hit& hit : hits) {
    const std::size_t block = article.document().block_at(hit.text.begin);
    if (block < article.blocks().size() && (result.empty() || result.back() != block)) {
      result.push_back(block);
    }
  }
  return result;
}

class Republication final : public Rule {
 public:
  explicit Republication(const RuleSetup& setup)
      : required_(setup.options().get<StringList>("require")),
        notices_(setup, "republication"),
        selves_(setup, "self-references"),
        bylines_(setup, "byline-markers"),
        licences_(setup, "licence-notices") {
    for (const std::string& part : required_) {
      if (std::find(kParts.begin(), kParts.end(), part) == kParts.end()) {
        throw RuleSetupError(fmt::format(
            "attribution/republication: require takes publication, link, author and date, not “{}”",
            part));
      }
    }
  }

  void check(const Article& article, Context& context) const override {
    const auto hits = notices_.hits(article, {0, article.text().size()});
    if (hits.empty()) return;
    const LinkPlaces links(article);
    for (const std::size_t block : blocks_of(article, hits)) {
      if (is_notice_scope(article.blocks()[block].scope)) {
        check_block(article, block, links, context);
      }
    }
  }

 private:
  struct Notice {
    Span<Text> text;  // its sentences
    std::vector<LexiconTerms::Hit> phrases, selves;
  };

  void check_block(const Article& article, std::size_t block, const LinkPlaces& links,
                   Context& context) const {
    const std::optional<Notice> notice = find_notice(article, block);
    if (!notice) return;
    const bool linked = links.any(article.blocks()[block].text);
    std::vector<std::string_view> missing;
    for (const std::string& part : required_) {
      if (!gives(article, *notice, linked, part)) missing.push_back(part);
    }
    if (!missing.empty()) report(article, *notice, missing, context);
  }

  // The sentences of a block that speak of the text's own republication.
  std::optional<Notice> find_notice(const Article& article, std::size_t block) const {
    const Span<Text> whole = article.blocks()[block].text;
    if (!licences_.hits(article, whole).empty()) return std::nullopt;
    Notice notice{.text = {whole.end, whole.begin},
                  .phrases = longest_hits(notices_.hits(article, whole)),
                  .selves = selves_.hits(article, whole)};
    const BlockWords words = read_block_words(article, block);
    const std::vector<bool> selves = units_with_selves(article, words, notice.selves);
    bool strong = false;
    bool found = false;
    for (const LexiconTerms::Hit& hit : notice.phrases) {
      if (words.masked(hit.text)) continue;
      const std::size_t unit = words.unit_at(hit.text.begin);
      const Span<Text> sentence = words.units[unit];
      // "Reposted from the Harbour News", but not "the pictures were reposted from other sites".
      const bool opens = only_marks(article.text({sentence.begin, hit.text.begin}));
      const bool by_itself =
          hit.term.weight >= kStrong || (hit.term.weight >= kOpening && (opens || selves[unit]));
      if (!by_itself && !selves[unit]) continue;
      strong = strong || by_itself || hit.term.weight >= kElsewhere;
      found = true;
      notice.text.begin = std::min(notice.text.begin, sentence.begin);
      notice.text.end = std::max(notice.text.end, sentence.end);
    }
    if (!found) return std::nullopt;
    // "This post was first published in May 2017": of its own past, not of another publication.
    if (!strong && !names_publication(article, notice)) return std::nullopt;
    return notice;
  }

  // The sentences in which the text speaks of itself. "The post" does so only as the first words of
  // the block.
  static std::vector<bool> units_with_selves(const Article& article, const BlockWords& words,
                                             const std::vector<LexiconTerms::Hit>& selves) {
    std::vector<bool> result(words.units.size(), false);
    const std::size_t begin = words.units.front().begin;
    for (const LexiconTerms::Hit& self : selves) {
      const bool counts = self.term.weight >= 1 ||
                          only_marks(article.text({begin, std::max(begin, self.text.begin)}));
      if (counts) result[words.unit_at(self.text.begin)] = true;
    }
    return result;
  }

  static bool only_marks(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = utf8::decode(text, at);
      if (is_letter(c) || is_digit(c)) return false;
    }
    return true;
  }

  bool gives(const Article& article, const Notice& notice, bool linked,
             std::string_view part) const {
    const std::vector<MetadataField>& metadata = article.document().metadata;
    const auto has_field = [&](std::initializer_list<std::string_view> names) {
      return std::any_of(metadata.begin(), metadata.end(), [&](const MetadataField& field) {
        return !field.value.empty() &&
               std::find(names.begin(), names.end(), field.name) != names.end();
      });
    };
    if (part == "link") return linked;
    if (part == "publication") return linked || names_publication(article, notice);
    if (part == "author") {
      return has_field({"author", "article:author", "byline", "dc.creator"}) ||
             names_author(article, notice);
    }
    return has_field({"date", "article:published_time", "published", "dc.date", "pubdate"}) ||
           has_date(article.text(notice.text));
  }

  // A name in the notice that is neither part of a phrase nor a date.
  bool names_publication(const Article& article, const Notice& notice) const {
    const std::string_view text = article.text(notice.text);
    const bool cased = std::none_of(
        notice.phrases.begin(), notice.phrases.end(),
        [&](const LexiconTerms::Hit& hit) { return !has_case(article.text(hit.text)); });
    bool found = false;
    bool first = true;
    for_each_word(text, [&](std::size_t begin, std::size_t end) {
      const Span<Text> word{notice.text.begin + begin, notice.text.begin + end};
      const bool opens = std::exchange(first, false);
      if (found || any_overlaps(notice.phrases, word) || any_overlaps(notice.selves, word)) return;
      const char32_t c = utf8::at(article.text(), word.begin);
      if (is_digit(c) || beside_number(text, begin, end)) return;
      if (cased ? is_upper(c) && !opens : is_letter(c)) found = true;
    });
    return found;
  }

  static bool has_case(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = utf8::decode(text, at);
      if (is_upper(c) || is_lower(c)) return true;
    }
    return false;
  }

  // May 2017, 3 March: parts of a date.
  static bool beside_number(std::string_view text, std::size_t begin, std::size_t end) {
    std::size_t at = begin;
    while (at > 0 && is_space(utf8::before(text, at))) utf8::decode_before(text, at);
    if (at > 0 && at < begin && is_digit(utf8::before(text, at))) return true;
    at = end;
    while (at < text.size() && (is_space(utf8::at(text, at)) || text[at] == ',')) ++at;
    return at > end && is_digit(utf8::at(text, at));
  }

  bool names_author(const Article& article, const Notice& notice) const {
    for (const LexiconTerms::Hit& marker : bylines_.hits(article, notice.text)) {
      std::size_t at = marker.text.end;
      const std::string_view text = article.text();
      while (at < notice.text.end && !is_letter(utf8::at(text, at))) utf8::decode(text, at);
      if (at >= notice.text.end) continue;
      const char32_t c = utf8::at(text, at);
      if (is_upper(c) || (!is_lower(c) && is_letter(c))) return true;
    }
    return false;
  }

  // Four digits of a year, in any script.
  static bool has_date(std::string_view text) {
    std::size_t run = 0;
    for (std::size_t at = 0; at < text.size();) {
      run = is_digit(utf8::decode(text, at)) ? run + 1 : 0;
      if (run == 4) return true;
    }
    return false;
  }

  static void report(const Article& article, const Notice& notice,
                     const std::vector<std::string_view>& missing, Context& context) {
    std::string list;
    std::vector<std::string> evidence = {
        fmt::format("notice of republication: “{}”", article.text(notice.phrases.front().text))};
    for (std::size_t i = 0; i < missing.size(); ++i) {
      if (i > 0) list += i + 1 == missing.size() ? " and " : ", ";
      list += advice(missing[i]);
      evidence.push_back(fmt::format("no {} in the notice", missing[i]));
    }
    context.report({
        .span = article.to_raw(notice.text),
        .message =
            fmt::format("The notice says that the text was published elsewhere; add {}", list),
        .confidence = Confidence::definite,
        .evidence = std::move(evidence),
    });
  }

  StringList required_;
  LexiconTerms notices_, selves_, bylines_, licences_;
};

}  // namespace

extern const RuleDefinition attribution_republication{
    .info = {.id = "attribution/republication",
             .summary = "A notice of republication lacks what leads to the original",
             .why = "“Originally appeared on …, republished with permission” is a debt to the "
                    "first publisher and to readers: it should name the publication and link to "
                    "the original, and where the policy says so, name the author and the date. "
                    "Only sentences in which the text speaks of itself count, so novels that first "
                    "appeared in magazines, licences of software and feed lines with their links "
                    "are left alone.",
             .bad = {.text = "This story originally appeared in The Harbour Review and is "
                             "republished here with permission.\n"},
             .good = {.text = "This story originally appeared in [The Harbour Review]"
                              "(https://harbour.example/bridge) and is republished here with "
                              "permission.\n",
                      .format = "markdown"},
             .severity = Severity::warning,
             .options = kOptions},
    .make = make_rule<Republication>,
};

}  // namespace obelus
