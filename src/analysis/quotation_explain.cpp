// Prints the parts of the quotation analysis side by side.
#include "analysis/quotation_explain.hpp"

#include <fmt/format.h>

#include <iterator>

#include "analysis/quotation_attribution.hpp"
#include "analysis/quotation_borders.hpp"
#include "analysis/quotation_costs.hpp"
#include "analysis/quotation_search.hpp"
#include "document/document.hpp"
#include "text/display.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kContext = 14;  // code points to each side

std::string cost(int value) {
  return value >= quotation_cost::kNever ? "never" : std::to_string(value);
}

std::string role(const MarkReading& reading) {
  switch (reading.role) {
    case MarkRole::none: return "neither";
    case MarkRole::opener:
      return fmt::format("{} {}{}", reading.continues ? "reopens" : "opens", reading.partner,
                         reading.continued ? ", goes on" : "");
    case MarkRole::closer: return fmt::format("closes {}", reading.partner);
  }
  return {};
}

std::string_view name(DefectKind kind) {
  switch (kind) {
    case DefectKind::unclosed: return "unclosed";
    case DefectKind::unopened: return "unopened";
    case DefectKind::mismatched: return "mismatched";
    case DefectKind::direction: return "direction";
    case DefectKind::crossing: return "crossing";
  }
  return {};
}

class Explanation {
 public:
  explicit Explanation(const Document& document)
      : document_(document),
        candidates_(find_candidates(document)),
        borders_(borders_of(document)),
        clauses_(document) {}

  std::string run() {
    const Reading plain = cheapest_reading(candidates_, borders_, clauses_, false);
    const Reading flattened = cheapest_reading(candidates_, borders_, clauses_, true);
    std::uint32_t block = ~0U;
    for (std::size_t i = 0; i < candidates_.marks.size(); ++i) {
      if (candidates_.marks[i].block != block) print_border(block = candidates_.marks[i].block);
      print_mark(i, plain, flattened);
    }
    print("cost {} as it stands, {} with lost paragraph breaks\n", plain.cost, flattened.cost);
    for (const QuotationDefect& defect : analyse_quotations(document_).defects) {
      print("{} {}: mark {}, partner {}\n",
            defect.confidence == Confidence::definite ? "definite" : "possible", name(defect.kind),
            defect.mark, defect.related);
    }
    return std::move(result_);
  }

 private:
  template <class... Args>
  void print(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(result_), format, std::forward<Args>(args)...);
  }

  void print_border(std::uint32_t index) {
    const BlockBorder& border = borders_[index];
    const Block& block = document_.blocks[index];
    print("-- block {} ({}, {}, {} bytes{})", index, obelus::name(block.scope), block.language,
          block.text.size(), border.flattened ? ", may be flattened" : "");
    if (border.carries) {
      print(": carrying a quotation into it costs {}{}", border.carry_cost,
            border.sound ? " and is sound" : "");
    }
    if (clauses_.any_in(index, block.text)) print("; speech clause");
    print("\n");
  }

  void print_mark(std::size_t i, const Reading& plain, const Reading& flattened) {
    const MarkCandidate& mark = candidates_.marks[i];
    const std::string_view text = document_.text();
    std::size_t begin = mark.text.begin;
    std::size_t end = mark.text.end;
    for (std::size_t n = 0; n < kContext; ++n) {
      if (begin > document_.blocks[mark.block].text.begin) utf8::decode_before(text, begin);
      if (end < mark.block_end) utf8::decode(text, end);
    }
    const Position at = document_.lines.position(document_.to_raw(mark.text).begin);
    const MarkReading& one = plain.marks[i];
    const MarkReading& other = flattened.marks[i];
    print("{:4} {}:{} {}⟦{}⟧{}  open {} close {} neither {}  → {}", i, at.line, at.column,
          printable(text.substr(begin, mark.text.begin - begin)), mark.text.of(text),
          printable(text.substr(mark.text.end, end - mark.text.end)), cost(mark.open),
          cost(mark.close), cost(mark.none), role(one));
    if (role(one) != role(other)) print(" | {}", role(other));
    print("\n");
  }

  const Document& document_;
  CandidateList candidates_;
  std::vector<BlockBorder> borders_;
  AttributionClauses clauses_;
  std::string result_;
};

}  // namespace

std::string explain_quotations(const Document& document) { return Explanation(document).run(); }

}  // namespace obelus
