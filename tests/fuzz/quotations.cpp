// The quotation analysis. The first line is the format and the language of the text below.
#include "analysis/quotations.hpp"

#include <algorithm>

#include "analysis/quotation_explain.hpp"
#include "fuzz.hpp"
#include "text/utf8.hpp"

namespace obelus::fuzz {
namespace {

void expect_sound_marks(const QuotationAnalysis& found, const Document& document) {
  const auto count = static_cast<std::int32_t>(found.marks.size());
  std::size_t end = 0;
  for (std::int32_t i = 0; i < count; ++i) {
    const QuotationMark& mark = found.marks[static_cast<std::size_t>(i)];
    expect(mark.text.begin >= end && !mark.text.empty(), "marks are in order");
    end = mark.text.end;
    expect(end <= document.text().size(), "marks lie in the text");
    const char32_t written = utf8::at(document.text(), mark.text.begin);
    const bool is_acute = written == 0xB4 && mark.code_point == 0x2019;  // Paul´s
    expect(written == mark.code_point || mark.doubled || is_acute, "a mark is what stands there");
    expect(mark.partner >= -1 && mark.partner < count, "a partner is a mark");
    if (mark.partner < 0) continue;
    const QuotationMark& partner = found.marks[static_cast<std::size_t>(mark.partner)];
    // One mark may close two quotations; it then knows the outer one.
    expect(partner.partner == i ||
               (partner.partner >= 0 && i < mark.partner &&
                found.marks[static_cast<std::size_t>(partner.partner)].partner == mark.partner),
           "partners know each other");
    expect(
        mark.role != MarkRole::none && mark.role != partner.role && partner.role != MarkRole::none,
        "of two partners one opens and one closes");
    expect((mark.role == MarkRole::opener) == (i < mark.partner), "what opens stands first");
  }
}

void expect_sound_quotations(const QuotationAnalysis& found, const Document& document) {
  const auto count = static_cast<std::int32_t>(found.marks.size());
  std::size_t begin = 0;
  for (const Quotation& quotation : found.quotations) {
    expect(quotation.opener >= -1 && quotation.opener < count, "an opener is a mark");
    expect(quotation.closer >= -1 && quotation.closer < count, "a closer is a mark");
    expect(quotation.inside.begin <= quotation.inside.end &&
               quotation.inside.end <= document.text().size(),
           "a quotation lies in the text");
    expect(quotation.depth >= 1, "depths count from 1");
    expect(quotation.inside.begin >= begin, "quotations are in order");
    begin = quotation.inside.begin;
    if (quotation.inside.empty()) continue;
    const std::size_t block = document.block_at(quotation.inside.begin);
    expect(block < document.blocks.size() && document.blocks[block].text.contains(quotation.inside),
           "a quotation lies in one block");
    const Quotation* const around = found.around(quotation.inside.begin);
    expect(around != nullptr && around->inside.begin <= quotation.inside.begin,
           "words of a quotation are quoted");
  }
  for (const QuotationDefect& defect : found.defects) {
    expect(defect.mark >= 0 && defect.mark < count, "a defect has a mark");
    expect(defect.related >= -1 && defect.related < count, "what is related is a mark");
  }
}

void expect_same(const QuotationAnalysis& a, const QuotationAnalysis& b) {
  const auto same = [](const QuotationMark& x, const QuotationMark& y) {
    return x.text == y.text && x.role == y.role && x.partner == y.partner;
  };
  expect(std::equal(a.marks.begin(), a.marks.end(), b.marks.begin(), b.marks.end(), same),
         "two analyses read the marks alike");
  expect(a.quotations.size() == b.quotations.size() && a.defects.size() == b.defects.size(),
         "two analyses find the same");
}

}  // namespace

void check(std::string_view bytes) {
  const std::size_t line = std::min(bytes.find('\n'), bytes.size());
  const DocumentOptions options = options_from(bytes.substr(0, line));
  bytes.remove_prefix(std::min(line + 1, bytes.size()));
  Document document;
  read_document(bytes, options, document);
  const QuotationAnalysis found = analyse_quotations(document);
  expect_sound_marks(found, document);
  expect_sound_quotations(found, document);
  expect_same(found, analyse_quotations(document));
  const std::string explained = explain_quotations(document);
  expect(utf8::find_ill_formed(explained) == std::string::npos, "an explanation is UTF-8");
}

}  // namespace obelus::fuzz
