// Has each mark of an article priced, with the habits of its language and of the article.
#include "analysis/quotation_costs.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "analysis/quotation_arrows.hpp"
#include "analysis/quotation_context.hpp"
#include "analysis/quotation_scan.hpp"
#include "document/document.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// What ‘ costs as a letter at a word's beginning in a text that has it inside words.
constexpr std::int16_t kLetter = 40;
// Bytes of a name of a word or two.
constexpr std::size_t kNameReach = 24;

class CandidateFinder {
 public:
  explicit CandidateFinder(const Document& document)
      : document_(document), text_(document.text()) {}

  CandidateList run() {
    ScannedMarks scanned = scan_marks(document_);
    result_.marks = std::move(scanned.marks);
    orientation_ = scanned.orientation;
    if (result_.marks.empty()) return std::move(result_);
    result_.habits.reserve(document_.blocks.size());
    const Block* last = nullptr;
    std::vector<const LanguageMarks*> languages;
    languages.reserve(document_.blocks.size());
    for (const Block& block : document_.blocks) {
      const bool same = last != nullptr && last->language == block.language;
      languages.push_back(same ? languages.back() : &language_marks(block.language));
      result_.habits.push_back(same ? result_.habits.back() : adapted(*languages.back()));
      last = &block;
    }
    for (MarkCandidate& mark : result_.marks) {
      const Block& block = document_.blocks[mark.block];
      const Surroundings s = surroundings_of(text_, block, *languages[mark.block],
                                             result_.habits[mark.block], mark.text);
      if (!mark.wrong_apostrophe) set_costs(mark, s);
      if (mark.kind.shape == MarkShape::left_guillemet && s.habits->guillemet_continues) {
        result_.guillemets_go_on = true;
      }
      mark.before_lower = is_lower(s.right.c);
      mark.block_end = block.text.end;
      mark.begins_block = s.left.side == Side::edge;
      mark.loose = (s.left.side == Side::space || s.left.side == Side::edge) &&
                   (s.right.side == Side::space || s.right.side == Side::edge);
      mark.after_comma = follows_comma(text_, block.text, mark.text.begin);
      mark.after_sentence = follows_sentence(text_, block.text, mark.text.begin);
    }
    find_names();
    find_letters();
    price_arrows(document_, result_);
    return std::move(result_);
  }

 private:
  MarkHabits adapted(const LanguageMarks& language) const noexcept {
    MarkHabits habits = language.habits;
    if (orientation_.low) habits.low_opens = true;
    if (orientation_.right_opens > 2 && !orientation_.left) habits.right_opens = true;
    habits.reversed_curly =
        habits.mirrored_curly && orientation_.mirrored_right_opens > 1 &&
        orientation_.mirrored_right_opens > 3 * orientation_.mirrored_left_opens;
    if (orientation_.outward > 2 * orientation_.inward) habits.inward_guillemets = false;
    // A language whose habits are known wants more proof that the article has others: four pairs.
    const std::size_t most = language.styles.empty() ? 1 : 7;
    if (orientation_.inward > most && orientation_.inward > 3 * orientation_.outward) {
      habits.inward_guillemets = true;
    }
    return habits;
  }

  // ОАО «НК «Роснефть», «Торговый дом «Колос»: the words before a name belong to it. And where a
  // paragraph begins with a name.
  void find_names() {
    auto& marks = result_.marks;
    for (std::size_t i = 1; i < marks.size(); ++i) {
      MarkCandidate& outer = marks[i - 1];
      MarkCandidate& inner = marks[i];
      if (outer.block != inner.block) continue;
      if (outer.begins_block) outer.begins_with_name = names(outer, inner);
      if (!result_.habits[inner.block].shared_closer) continue;
      if (outer.kind.code_point != inner.kind.code_point) continue;
      inner.within_name =
          words_only(outer.text.end, inner.text.begin, quotation_cost::kSharedReach);
    }
  }

  // “Twitter” is …: a word or two, and the sentence goes on behind them.
  bool names(const MarkCandidate& open, const MarkCandidate& close) const noexcept {
    if (close.close >= quotation_cost::kUnlikely) return false;
    if (!words_only(open.text.end, close.text.begin, kNameReach)) return false;
    const std::string_view words = text_.substr(open.text.end, close.text.begin - open.text.end);
    if (std::count(words.begin(), words.end(), ' ') > 1) return false;
    return close.text.end < open.block_end && !is_sentence_end(utf8::at(text_, close.text.end));
  }

  bool words_only(std::size_t at, std::size_t end, std::size_t reach) const noexcept {
    if (end - at > reach) return false;
    char32_t before = U' ';
    while (at < end) {
      const char32_t c = utf8::decode(text_, at);
      const bool hyphen = c == U'-' && before != U' ' && utf8::at(text_, at) != U' ';
      if (!is_word(c) && c != U' ' && c != 0xA0 && !hyphen) return false;
      before = c;
    }
    return true;
  }

  // Shi‘ite scholars of ‘Amman and ‘ulama’: where ‘ is a letter inside words, it is one at their
  // beginning.
  void find_letters() {
    const auto opens_word = [](const MarkCandidate& mark) {
      return mark.kind.code_point == 0x2018 && !mark.wrong_apostrophe;
    };
    const bool letters = std::any_of(
        result_.marks.begin(), result_.marks.end(),
        [&](const MarkCandidate& mark) { return opens_word(mark) && mark.none < kLetter; });
    if (!letters) return;
    for (MarkCandidate& mark : result_.marks) {
      if (opens_word(mark) && !mark.after_comma && !mark.after_sentence) {
        mark.none = std::min(mark.none, kLetter);
      }
    }
  }

  const Document& document_;
  std::string_view text_;
  MarkOrientation orientation_;
  CandidateList result_;
};

}  // namespace

CandidateList find_candidates(const Document& document) { return CandidateFinder(document).run(); }

}  // namespace obelus
