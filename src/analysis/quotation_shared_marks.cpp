// Looks for the name whose mark may be the missing partner.
#include "analysis/quotation_shared_marks.hpp"

#include "document/document.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::int32_t kMostMarks = 16;  // looked at on either side
constexpr std::size_t kLongestName = 40;

class SharedMarks {
 public:
  SharedMarks(std::string_view text, const CandidateList& candidates, const Reading& reading,
              AttributionClauses& clauses)
      : text_(text), candidates_(candidates), reading_(reading), clauses_(clauses) {}

  // "Я против, чтобы завод назвали "Заря", — сказал он.
  bool closer(std::int32_t i) {
    const MarkCandidate& outer = mark(i);
    if (!outer.after_sentence && !outer.after_comma) return false;
    const auto size = static_cast<std::int32_t>(candidates_.marks.size());
    for (std::int32_t j = i + 1; j < size && j <= i + kMostMarks; ++j) {
      const MarkCandidate& inner = mark(j);
      if (inner.block != outer.block) return false;
      if (inner.kind.code_point != outer.kind.code_point || !opens_name(j)) continue;
      const MarkCandidate& last = mark(partner(j));
      if (stops(last.text.end, outer.block_end)) {
        return !clauses_.any_in(outer.block, {outer.text.end, inner.text.begin});
      }
    }
    return false;
  }

  // «Заря» не закроется. Мы нашли деньги», — обещал он.
  bool opener(std::int32_t i) {
    const MarkCandidate& outer = mark(i);
    if (outer.text.end >= outer.block_end || text_[outer.text.end] != ',') return false;
    for (std::int32_t j = i - 1; j >= 0 && j >= i - kMostMarks; --j) {
      const MarkCandidate& inner = mark(j);
      if (inner.block != outer.block) return false;
      if (!inner.after_sentence || partner(j) >= i || !opens_name(j)) continue;
      if (pair_cost(inner, outer, candidates_.habits[outer.block]) > 0) continue;
      return !clauses_.any_in(outer.block, {inner.text.end, outer.text.begin});
    }
    return false;
  }

 private:
  const MarkCandidate& mark(std::int32_t i) const {
    return candidates_.marks[static_cast<std::size_t>(i)];
  }
  std::int32_t partner(std::int32_t i) const {
    return reading_.marks[static_cast<std::size_t>(i)].partner;
  }

  bool opens_name(std::int32_t i) const {
    if (reading_.marks[static_cast<std::size_t>(i)].role != MarkRole::opener) return false;
    if (partner(i) < 0 || mark(partner(i)).block != mark(i).block) return false;
    std::size_t at = mark(i).text.end;
    const std::size_t end = mark(partner(i)).text.begin;
    if (end - at > kLongestName) return false;
    while (at < end) {
      const char32_t c = utf8::decode(text_, at);
      const bool stop = c == U',' || is_sentence_end(c);
      if (stop && (at == end || is_space(utf8::at(text_, at)))) return false;
    }
    return true;
  }

  // Whether a sentence ends at the offset, or “, — said” follows.
  bool stops(std::size_t at, std::size_t end) const {
    if (at >= end) return true;
    const char32_t c = utf8::decode(text_, at);
    if (is_sentence_end(c)) return true;
    if (c != U',' || at >= end || !is_space(utf8::decode(text_, at)) || at >= end) return false;
    const char32_t dash = utf8::at(text_, at);
    return dash == U'-' || dash == 0x2013 || dash == 0x2014;
  }

  std::string_view text_;
  const CandidateList& candidates_;
  const Reading& reading_;
  AttributionClauses& clauses_;
};

}  // namespace

bool may_share_mark(const Document& document, const CandidateList& candidates,
                    const Reading& reading, AttributionClauses& clauses,
                    const QuotationDefect& defect) {
  const MarkCandidate& culprit = candidates.marks[static_cast<std::size_t>(defect.mark)];
  if (!candidates.habits[culprit.block].shared_closer || defect.related >= 0) return false;
  SharedMarks shared(document.text(), candidates, reading, clauses);
  if (defect.kind == DefectKind::unclosed) return shared.closer(defect.mark);
  return defect.kind == DefectKind::unopened && shared.opener(defect.mark);
}

}  // namespace obelus
