// copy/encoding: bytes that are no character of the file's encoding, characters that were lost in
// an earlier conversion (U+FFFD), and an HTML page that declares another encoding than its own.
#include <algorithm>
#include <optional>

#include <fmt/core.h>

#include "document/readers.hpp"
#include "rules/copy_text.hpp"
#include "rules/shortened.hpp"
#include "text/charset.hpp"

namespace obelus {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";
constexpr std::size_t kLinesReported = 10;  // a binary file is one mistake, not thousands

// The damage of one line.
struct Damage {
  Span<Raw> span;  // from its first damaged place to its last
  Span<Raw> first;
  std::size_t count = 0;
  std::size_t line = 0;
};

// Gathers places, which come in order, line by line.
class Damages {
 public:
  explicit Damages(const Document& document) : document_(document) {}

  void add(Span<Raw> place, std::size_t count) {
    const std::size_t line = document_.lines.position(place.begin).line;
    if (lines_.empty() || lines_.back().line != line) lines_.push_back({place, place, 0, line});
    lines_.back().span.end = std::max(lines_.back().span.end, place.end);
    lines_.back().count += count;
    total_ += count;
  }

  // `one(damage)` words the finding of a line, `rest(lines, total)` the one for all lines after
  // the first few.
  template <class One, class Rest>
  void report(Context& context, One one, Rest rest) const {
    const std::size_t shown = std::min(lines_.size(), kLinesReported);
    for (std::size_t i = 0; i < shown; ++i) {
      context.report({.span = lines_[i].span, .message = one(lines_[i])});
    }
    if (shown == lines_.size()) return;
    context.report({.span = lines_[shown].span, .message = rest(lines_.size() - shown, total_)});
  }

 private:
  const Document& document_;
  std::vector<Damage> lines_;
  std::size_t total_ = 0;
};

std::string quoted_words(const Document& document, Span<Raw> place) {
  return shortened(words_around(document.raw(), place.begin, place.end), 40);
}

void check_bytes(const Document& document, Context& context) {
  const DecodedBytes& source = document.source;
  if (source.ill_formed.empty()) return;
  Damages damages(document);
  for (const Span<Disk> bytes : source.ill_formed) {
    damages.add(source.map.to_target(bytes), bytes.size());
  }
  damages.report(
      context,
      [&](const Damage& damage) {
        return fmt::format(
            "“{}” holds {} no {} of {}; the file mixes encodings, is cut off, or is in "
            "another encoding",
            quoted_words(document, damage.first),
            damage.count == 1 ? "a byte that is" : fmt::format("{} bytes that are", damage.count),
            damage.count == 1 ? "character" : "characters", source.encoding);
      },
      [&](std::size_t lines, std::size_t total) {
        return fmt::format(
            "{} more {} bytes that are no characters of {} ({} in the whole file); the file may "
            "be no text, or in another encoding",
            lines, lines == 1 ? "line holds" : "lines hold", source.encoding, total);
      });
}

bool is_ill_formed(const DecodedBytes& source, Span<Raw> place) {
  if (source.ill_formed.empty()) return false;
  return std::binary_search(source.ill_formed.begin(), source.ill_formed.end(),
                            source.map.to_origin(place));
}

// A text about the character shows it by itself and calls it by its number.
class Mentions {
 public:
  explicit Mentions(const Article& article) : article_(article) {}

  bool holds(Span<Text> place) {
    if (words_around(article_.text(), place.begin, place.end) != kReplacement) return false;
    const std::size_t block = article_.document().block_at(place.begin);
    if (block != block_) {
      block_ = block;
      named_ =
          article_.text(article_.blocks()[block].text).find("U+FFFD") != std::string_view::npos;
    }
    return named_;
  }

 private:
  const Article& article_;
  std::size_t block_ = static_cast<std::size_t>(-1);  // what named_ speaks of
  bool named_ = false;
};

void check_lost_characters(const Article& article, Context& context) {
  const Document& document = article.document();
  const std::string_view text = article.text();
  Damages damages(document);
  Mentions mentions(article);
  for_each_byte(text, kReplacement[0], [&](std::size_t at) {
    if (text.substr(at, kReplacement.size()) != kReplacement || !in_words(article, at)) return;
    const Span<Text> place{at, at + kReplacement.size()};
    const Span<Raw> raw = article.to_raw(place);
    if (is_ill_formed(document.source, raw) || mentions.holds(place)) return;
    damages.add(raw, 1);
  });
  damages.report(
      context,
      [&](const Damage& damage) {
        return fmt::format(
            "“{}” holds {}, which {} for {} lost before the file was saved",
            quoted_words(document, damage.first),
            damage.count == 1 ? "U+FFFD" : fmt::format("U+FFFD {} times", damage.count),
            damage.count == 1 ? "stands" : "stand",
            damage.count == 1 ? "a character" : "characters");
      },
      [&](std::size_t lines, std::size_t total) {
        return fmt::format("{} more {} U+FFFD, which stands for lost characters ({} in all)", lines,
                           lines == 1 ? "line holds" : "lines hold", total);
      });
}

// IANA name of the encoding that a label stands for; nullopt where it stands for none.
std::optional<std::string> encoding_named(std::string_view label) {
  try {
    return decode_bytes({}, label).encoding;
  } catch (const UnknownEncoding&) {
    return std::nullopt;
  }
}

bool is_ascii(std::string_view text) noexcept {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; });
}

// On the web, Latin 1 and ASCII are names of windows-1252.
bool same_on_the_web(std::string_view declared, std::string_view actual) noexcept {
  return declared == actual ||
         (actual == "windows-1252" && (declared == "ISO-8859-1" || declared == "US-ASCII"));
}

void check_declaration(const Document& document, Context& context) {
  const DecodedBytes& source = document.source;
  if (document.format != Format::html || document.decoded || source.byte_order_mark) return;
  const std::string label(declared_encoding(document.raw()));
  if (label.empty() || source.encoding.starts_with("UTF-16") ||
      source.encoding.starts_with("UTF-32")) {
    return;
  }
  const std::optional<std::string> declared = encoding_named(label);
  if (declared && same_on_the_web(*declared, source.encoding)) return;
  if (is_ascii(document.raw())) return;
  const std::size_t at = document.raw().find(label);
  const Span<Raw> span{at == std::string_view::npos ? 0 : at,
                       at == std::string_view::npos ? 0 : at + label.size()};
  Report report{
      .span = span,
      .message = fmt::format("The page declares the encoding “{}”{} and is in {}; "
                             "browsers will show the wrong characters",
                             label, declared ? "" : ", which does not exist,", source.encoding)};
  if (!span.empty()) {
    report.fixes.push_back(
        {fmt::format("Declare {}", source.encoding), false, {{span, source.encoding}}});
  }
  context.report(std::move(report));
}

class Encoding final : public Rule {
 public:
  explicit Encoding(const RuleSetup&) {}

  void check(const Article& article, Context& context) const override {
    check_bytes(article.document(), context);
    check_lost_characters(article, context);
    check_declaration(article.document(), context);
  }
};

}  // namespace

extern const RuleDefinition copy_encoding{
    .info = {.id = "copy/encoding",
             .summary = "The file holds bytes of another encoding, lost characters, or declares "
                        "another encoding than its own",
             .why = "Bytes that the encoding has no character for show as � or as nothing, and "
                    "U+FFFD in a file says that the character was lost before it was saved: no "
                    "program can bring it back. The damage of a line is one finding, and after "
                    "ten lines one more speaks of all the others. An HTML page is also held to "
                    "what its <meta charset> declares.",
             .bad = {.text = "The caf\uFFFD opens at noon.\n"},
             .good = {.text = "The café opens at noon.\n"},
             .severity = Severity::error},
    .make = make_rule<Encoding>,
};

}  // namespace obelus
