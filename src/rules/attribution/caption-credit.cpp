// attribution/caption-credit: a picture whose caption, description or neighbouring line does not
// say who made it or whom it belongs to.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "rules/lexicon_terms.hpp"
#include "rules/link_places.hpp"
#include "text/chars.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr OptionInfo kOptions[] = {
    {.name = "fields",
     .type = OptionType::strings,
     .fallback = "[image_credit, image_credits, image.credit, photo_credit, photo_credits, "
                 "photo.credit, cover.credit, picture_credit, credit, credits, photographer]",
     .summary = "Fields of the front matter or <meta> that credit the pictures of the article"},
};

// Longer paragraphs beside a picture are the article going on.
constexpr std::size_t kCreditWords = 30;
// A picture in the middle of so many words is a sign or an icon.
constexpr std::size_t kInlineWords = 12;
constexpr std::size_t kExcerptWords = 6;

std::string first_words(std::string_view text) {
  std::size_t count = 0;
  std::size_t end = 0;
  for_each_word(text, [&](std::size_t, std::size_t word_end) {
    if (++count <= kExcerptWords) end = word_end;
  });
  return std::string(text.substr(0, end)) + (count > kExcerptWords ? " …" : "");
}

bool is_name_begin(char32_t c) noexcept { return is_letter(c) && !is_lower(c); }

// (Jane Doe), (dpa): a credit in brackets at the end.
bool ends_with_bracketed_name(std::string_view text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.remove_suffix(1);
  if (text.empty() || text.back() != ')') return false;
  const std::size_t open = text.rfind('(');
  if (open == std::string_view::npos) return false;
  const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
  constexpr std::size_t kMostWords = 6;
  const std::size_t words = count_words(inside);
  return words > 0 && words <= kMostWords && is_letter(utf8::at(inside, 0));
}

// Jane Doe/Reuters, Jane Doe | The Review: an agency behind the maker.
bool has_agency(std::string_view text) {
  for (std::size_t at = text.find_first_of("/|"); at != std::string_view::npos;
       at = text.find_first_of("/|", at + 1)) {
    std::size_t before = at;
    std::size_t behind = at + 1;
    if (before > 0 && text[before - 1] == ' ') --before;
    if (behind < text.size() && text[behind] == ' ') ++behind;
    if (before == 0 || behind >= text.size()) continue;
    if (is_letter(utf8::before(text, before)) && is_name_begin(utf8::at(text, behind))) return true;
  }
  return false;
}

class CaptionCredit final : public Rule {
 public:
  explicit CaptionCredit(const RuleSetup& setup)
      : fields_(setup.options().get<StringList>("fields")),
        credits_(setup, "caption-credits", TermUse::on_demand) {}

  void check(const Article& article, Context& context) const override {
    const std::vector<Block>& blocks = article.blocks();
    std::optional<LinkPlaces> links;
    for (std::size_t block = 0; block < blocks.size(); ++block) {
      if (!is_picture(article, block)) continue;
      if (!links) {
        if (credited_in_fields(article.document())) return;
        links.emplace(article);
      }
      if (!credited(article, block, *links)) report(article, block, context);
    }
  }

 private:
  bool credited_in_fields(const Document& document) const {
    return std::any_of(
        document.metadata.begin(), document.metadata.end(), [&](const MetadataField& field) {
          return !field.value.empty() &&
                 std::find(fields_.begin(), fields_.end(), field.name) != fields_.end();
        });
  }

  // A caption of a picture, or the description of one that has no caption.
  static bool is_picture(const Article& article, std::size_t index) {
    const std::vector<Block>& blocks = article.blocks();
    const Block& block = blocks[index];
    if (block.boilerplate) return false;
    if (block.scope == Scope::caption) return captions_picture(article, block);
    if (block.scope != Scope::alt) return false;
    if (index + 1 < blocks.size() && blocks[index + 1].scope == Scope::caption) return false;
    if (index > 0) {
      const Block& before = blocks[index - 1];
      if (before.scope == Scope::caption || before.scope == Scope::alt) return false;
      const std::string_view around = article.text(before.text);
      const bool holds = around.find(kObjectReplacement) != std::string_view::npos;
      if (holds && before.scope != Scope::paragraph) return false;
      if (holds && count_words(around) >= kInlineWords) return false;
    }
    // Badges and drawings of the site's own.
    const std::string_view raw = block.raw.of(article.document().raw());
    return raw.find(".svg") == std::string_view::npos && count_words(article.text(block.text)) > 1;
  }

  // <figcaption> of a figure that holds a picture; not of code, a quotation or a table.
  static bool captions_picture(const Article& article, const Block& block) {
    if (article.document().format == Format::text) return false;
    constexpr std::size_t kFigure = 8192;  // bytes to either side
    const std::string_view source = article.document().raw();
    const std::size_t from = block.raw.begin - std::min(block.raw.begin, kFigure);
    const std::string_view before = source.substr(from, block.raw.begin - from);
    const std::size_t opening = before.rfind("<figure");
    if (opening == std::string_view::npos) return false;
    if (before.find("</figure", opening) != std::string_view::npos) return false;
    const std::string_view behind = source.substr(block.raw.begin, kFigure);
    const std::string_view figure = source.substr(
        from + opening, before.size() - opening + std::min(behind.find("</figure"), behind.size()));
    return figure.find("<img") != std::string_view::npos ||
           figure.find("<picture") != std::string_view::npos ||
           figure.find("<video") != std::string_view::npos;
  }

  bool credited(const Article& article, std::size_t index, const LinkPlaces& links) const {
    if (gives_credit(article, index, links)) return true;
    const std::vector<Block>& blocks = article.blocks();
    const auto is_line = [&](std::size_t other) {
      const Scope scope = blocks[other].scope;
      if (scope == Scope::alt || scope == Scope::caption) return true;
      return scope == Scope::paragraph &&
             count_words(article.text(blocks[other].text)) <= kCreditWords;
    };
    if (index > 0 && is_line(index - 1) && gives_credit(article, index - 1, links)) return true;
    return index + 1 < blocks.size() && is_line(index + 1) &&
           gives_credit(article, index + 1, links);
  }

  bool gives_credit(const Article& article, std::size_t index, const LinkPlaces& links) const {
    const Span<Text> whole = article.blocks()[index].text;
    const std::string_view text = article.text(whole);
    if (links.any(whole) || ends_with_bracketed_name(text) || has_agency(text)) return true;
    return credits_.any_of(article, whole, "und", [&](const LexiconTerms::Hit& hit) {
      if (hit.term.weight >= 1) return true;
      std::size_t at = hit.text.end;
      while (at < whole.end && article.text()[at] == ' ') ++at;
      return at > hit.text.end && at < whole.end && is_name_begin(utf8::at(article.text(), at));
    });
  }

  static void report(const Article& article, std::size_t index, Context& context) {
    const Block& block = article.blocks()[index];
    const bool caption = block.scope == Scope::caption;
    context.report({
        .span = article.to_raw(block.text),
        .message = fmt::format("The {} “{}” credits nobody; add the picture’s maker or owner",
                               caption ? "caption" : "picture without a caption",
                               first_words(article.text(block.text))),
        .confidence = caption ? Confidence::definite : Confidence::possible,
        .evidence = {fmt::format("no maker, owner, agency, licence or link in the {} or the lines "
                                 "beside it",
                                 caption ? "caption" : "description")},
    });
  }

  StringList fields_;
  LexiconTerms credits_;
};

}  // namespace

extern const RuleDefinition attribution_caption_credit{
    .info = {.id = "attribution/caption-credit",
             .summary = "A picture or its caption credits nobody",
             .why = "Pictures belong to somebody, and readers must be able to tell whose they are "
                    "and where they come from. A maker (“Photo: Ann Lee”), an agency (“Ann "
                    "Lee/Reuters”), a licence, a name in brackets at the end or a link is enough, "
                    "in the caption, in the description or in the line beside the picture; so is a "
                    "field of the front matter that credits all of them. Badges, icons amid a "
                    "sentence and captions of tables, code and quotations are left alone. The "
                    "phrases are in the lexicon caption-credits.",
             .bad = {.text = "<figure><img src=\"bridge.jpg\" alt=\"The bridge\"><figcaption>The "
                             "bridge on Monday morning.</figcaption></figure>\n",
                     .format = "html"},
             .good = {.text = "<figure><img src=\"bridge.jpg\" alt=\"The bridge\"><figcaption>The "
                              "bridge on Monday morning. Photo: Ann Lee</figcaption></figure>\n",
                      .format = "html"},
             .severity = Severity::warning,
             .options = kOptions},
    .make = make_rule<CaptionCredit>,
};

}  // namespace obelus
