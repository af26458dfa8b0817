// copy/bidi: bidirectional controls that do not balance, or that override the order of characters.
#include <algorithm>
#include <vector>

#include <fmt/core.h>

#include "rules/copy_text.hpp"
#include "text/chars.hpp"
#include "text/display.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr char32_t kLre = 0x202A, kRle = 0x202B, kPdf = 0x202C, kLro = 0x202D, kRlo = 0x202E;
constexpr char32_t kLri = 0x2066, kRli = 0x2067, kFsi = 0x2068, kPdi = 0x2069;

bool is_control(char32_t c) noexcept {
  return (c >= kLre && c <= kRlo) || (c >= kLri && c <= kPdi);
}
bool is_isolate(char32_t c) noexcept { return c >= kLri && c <= kFsi; }
bool is_override(char32_t c) noexcept { return c == kLro || c == kRlo; }

std::string_view long_name(char32_t c) noexcept {
  switch (c) {
    case kLre: return "left-to-right embedding";
    case kRle: return "right-to-left embedding";
    case kPdf: return "pop directional formatting";
    case kLro: return "left-to-right override";
    case kRlo: return "right-to-left override";
    case kLri: return "left-to-right isolate";
    case kFsi: return "first strong isolate";
    case kPdi: return "pop directional isolate";
    default: return "right-to-left isolate";
  }
}

std::string named(char32_t c) { return fmt::format("{} ({})", code_point_name(c), long_name(c)); }

struct Control {
  Span<Text> text;
  char32_t code_point;
  std::size_t block;
  std::size_t partner = kNone;  // index of the other one of a pair
  std::size_t cut_off = kNone;  // of an embedding: index of the PDI that ends it all the same
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
};

// Pairs the controls of one paragraph as the bidirectional algorithm does: a PDI also ends the
// embeddings that were opened inside its isolate.
void pair(std::vector<Control>& controls) {
  std::vector<std::size_t> open;
  std::size_t isolates = 0;
  for (std::size_t i = 0; i < controls.size(); ++i) {
    const char32_t c = controls[i].code_point;
    if (c == kPdf) {
      if (open.empty() || is_isolate(controls[open.back()].code_point)) continue;
    } else if (c == kPdi) {
      if (isolates == 0) continue;
      for (; !is_isolate(controls[open.back()].code_point); open.pop_back()) {
        controls[open.back()].cut_off = i;
      }
      --isolates;
    } else {
      isolates += is_isolate(c) ? 1 : 0;
      open.push_back(i);
      continue;
    }
    controls[open.back()].partner = i;
    controls[i].partner = open.back();
    open.pop_back();
  }
}

// The end of the last character that a control could move, or the span's beginning.
std::size_t end_of_visible(std::string_view text, Span<Text> span) noexcept {
  for (std::size_t at = span.end; at > span.begin;) {
    const std::size_t end = at;
    const char32_t c = utf8::decode_before(text, at);
    if (!is_space(c) && !is_default_ignorable(c)) return end;
  }
  return span.begin;
}

// Whether an override shows any letter or, from right to left, digit against its own direction.
bool turns_round(char32_t override, std::string_view text) noexcept {
  if (override == kLro) return has_right_to_left(text);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = utf8::decode(text, i);
    if (is_digit(c)) return true;
    if (is_letter(c) && !has_right_to_left(text.substr(begin, i - begin))) return true;
  }
  return false;
}

class Bidi final : public Rule {
 public:
  explicit Bidi(const RuleSetup&) {}

  void check(const Article& article, Context& context) const override {
    const std::string_view text = article.text();
    std::vector<Control> controls;
    for_each_byte(text, '\xE2', [&](std::size_t at) {
      std::size_t end = at;
      const char32_t c = utf8::decode(text, end);
      if (!is_control(c) || !in_words(article, at)) return;
      const std::size_t block = article.document().block_at(at);
      if (!controls.empty() && controls.back().block != block) {
        check_paragraph(article, controls, context);
        controls.clear();
      }
      controls.push_back({{at, end}, c, block});
    });
    if (!controls.empty()) check_paragraph(article, controls, context);
  }

 private:
  static void check_paragraph(const Article& article, std::vector<Control>& controls,
                              Context& context) {
    constexpr std::size_t kReported = 20;  // of one paragraph
    pair(controls);
    const Span<Text> block = article.blocks()[controls.front().block].text;
    const Span<Text> words{block.begin, end_of_visible(article.text(), block)};
    std::size_t reported = 0;
    for (std::size_t i = 0; i < controls.size() && reported < kReported; ++i) {
      const Control& control = controls[i];
      const bool repeated = i > 0 && control.code_point == controls[i - 1].code_point &&
                            control.text.begin == controls[i - 1].text.end;
      if (repeated && is_override(control.code_point)) continue;
      const bool alone = control.partner == Control::kNone;
      if (is_override(control.code_point)) {
        report_override(article, controls, i, words, context);
      } else if (alone && (control.code_point == kPdf || control.code_point == kPdi)) {
        report_closer(article, control, context);
      } else if (alone) {
        report_opener(article, controls, i, words, context);
      } else {
        continue;
      }
      ++reported;
    }
  }

  static Edit removal(const Article& article, const Control& control) {
    return {article.to_raw(control.text), ""};
  }

  // The words after a control.
  static Span<Text> rest(Span<Text> words, const Control& control) {
    return {control.text.end, std::max(control.text.end, words.end)};
  }

  static void report_override(const Article& article, const std::vector<Control>& controls,
                              std::size_t index, Span<Text> words, Context& context) {
    const Control& control = controls[index];
    Span<Text> affected = rest(words, control);
    Report report{.span = article.to_raw(control.text), .message = {}};
    Fix fix{"Remove " + code_point_name(control.code_point), false, {removal(article, control)}};
    if (control.partner != Control::kNone) {
      const Control& closer = controls[control.partner];
      affected.end = closer.text.begin;
      report.related.push_back({article.to_raw(closer.text), "the override ends here"});
      fix.message += " and the " + code_point_name(closer.code_point) + " that ends it";
      fix.edits.push_back(removal(article, closer));
    }
    const std::string_view moved = article.text(affected);
    const std::string name = named(control.code_point);
    if (end_of_visible(moved, Span<Text>{0, moved.size()}) == 0) {
      report.message = name + " overrides the order of nothing";
      report.as_warning = true;
      fix.safe = true;
    } else if (turns_round(control.code_point, moved)) {
      report.message = fmt::format("{} makes readers see “{}” in another order than programs do",
                                   name, visible(moved));
    } else {
      report.message = fmt::format(
          "{} overrides the order of “{}”; an isolate, {}, does as well and can hide nothing", name,
          visible(moved), code_point_name(control.code_point == kLro ? kLri : kRli));
      report.as_warning = true;
    }
    report.fixes.push_back(std::move(fix));
    context.report(std::move(report));
  }

  static void report_closer(const Article& article, const Control& control, Context& context) {
    context.report(
        {.span = article.to_raw(control.text),
         .message = fmt::format("{} ends nothing in its paragraph", named(control.code_point)),
         .fixes = {{"Remove " + code_point_name(control.code_point),
                    true,
                    {removal(article, control)}}},
         .as_warning = true});
  }

  static void report_opener(const Article& article, const std::vector<Control>& controls,
                            std::size_t index, Span<Text> words, Context& context) {
    const Control& control = controls[index];
    const Span<Text> moved = rest(words, control);
    const char32_t closer = is_isolate(control.code_point) ? kPdi : kPdf;
    // Its isolate keeps it from the rest of the paragraph.
    const bool contained = control.cut_off != Control::kNone;
    const bool pointless = moved.empty();
    Report report{.span = article.to_raw(control.text),
                  .message = fmt::format("{} is never ended by {}", named(control.code_point),
                                         code_point_name(closer)),
                  .as_warning = pointless || contained};
    if (contained) {
      report.message += ", only by the end of the isolate around it";
    } else if (!pointless) {
      report.message += fmt::format("; it moves what follows: “{}”", visible(article.text(moved)));
    }
    report.fixes.push_back(
        {"Remove " + code_point_name(control.code_point), pointless, {removal(article, control)}});
    context.report(std::move(report));
  }
};

}  // namespace

extern const RuleDefinition copy_bidi{
    .info = {.id = "copy/bidi",
             .summary = "A bidirectional control overrides the order of characters, or has no "
                        "partner",
             .why = "An override makes readers see other words than search engines, programs and "
                    "reviewers do: “photo_gpj.exe” can be made to read as a picture. An embedding "
                    "or isolate that its paragraph never ends turns round the rest of it. "
                    "Balanced embeddings and isolates are fine, as are the marks U+200E, U+200F "
                    "and U+061C. A control that shows nothing out of order is only a warning.",
             .bad = {.text = "Open the file photo_\u202Egpj.exe to see the picture.\n"},
             .good = {.text = "The minister said \u2067هذا شأن داخلي\u2069 and left.\n"},
             .severity = Severity::error},
    .make = make_rule<Bidi>,
};

}  // namespace obelus
