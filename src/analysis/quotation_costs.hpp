// Step one and two of the quotation analysis: finds the marks of an article and says what each
// would cost as an opener, a closer or neither, from what stands to its left and right.
// Costs are in tenths of a point; they are negative log-odds in spirit, set by hand from the
// phenomena named beside them. Ten points are about what a broken quotation costs.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/quotation_languages.hpp"
#include "analysis/quotation_marks.hpp"
#include "text/span.hpp"

namespace obelus {

class Document;
enum class Scope : std::uint8_t;
struct Surroundings;

namespace quotation_cost {
constexpr int kNever = 300;      // as good as impossible
constexpr int kUnclosed = 80;    // an opener without a closer
constexpr int kUnopened = 80;    // a closer without an opener
constexpr int kPassedOver = 65;  // … though it could close, if badly, what is open: "…” …"
constexpr int kWrongWay =
    60;  // a mark that leans on the words of its wrong side: word" as an opener
constexpr int kSharedCloser = 5;  // one mark closes two quotations, where the language allows it
constexpr std::size_t kSharedReach = 48;  // bytes between their openers: «НК «Роснефть»
constexpr int kUnlikely = 20;             // an opener that costs so much opens no quotation again
constexpr int kMismatched = 60;      // “…" : less than the two defects it would be otherwise
constexpr int kMismatchedLate = 30;  // … and the paragraph ended between them
constexpr int kReversed = 70;        // ”…“
constexpr int kRightTwice = 45;      // ”…” where the language opens with “
constexpr int kCrossed = 70;  // “…‘…”…’ : less than an unclosed and an unopened quotation
constexpr int kApostropheInside = 12;  // 'Rollin''
constexpr int kHalfDoubled = 10;       // ,,…“ : a doubled mark and a sound one make a pair
constexpr int kCarried = 75;           // open at a paragraph's end, and the next does not reopen it
constexpr int kCarriedVerse = 40;      // the same between the lines of verse
constexpr int kCarriedCut = 10;        // the same where a sentence was cut in two by a stray break
constexpr int kCarriedOn = 10;         // and so on through verse and lists of lines
constexpr int kContinued = 3;  // open at a paragraph's end, and the next paragraph reopens it
constexpr int kFragment = 90;  // … where the quotation was a mere fragment: was “still waiting …
constexpr int kDoubtfulFragment = 60;  // the same where another reading is weighed against it
constexpr int kNamedAgain = 90;  // … where “Twitter” is … begins the next: it quotes a name
constexpr int kAttributed = 100;  // … or where “, said Miller.” stands between: it was closed there
constexpr int kAttributedInside = 130;  // … and the same mark then opens a quotation inside it
constexpr int kThirdInside = 40;        // the same mark inside itself inside itself
constexpr int kReopened = 15;           // the same inside a paragraph whose breaks were lost
}  // namespace quotation_cost

struct MarkCandidate {
  Span<Text> text;
  MarkKind kind;  // of a doubled mark (''): the twofold kind it stands for
  std::uint32_t block = 0;
  std::size_t block_end = 0;
  std::int16_t open = 0;
  std::int16_t close = 0;
  std::int16_t none = 0;
  bool doubled = false;         // '' or ,, or << written for one mark
  bool begins_block = false;    // only openers and brackets stand before it
  bool loose = false;           // spaces on both sides
  bool after_comma = false;     // “…,” she began, “and …: speech resumed
  bool after_sentence = false;  // the text before it ends a sentence
  bool before_lower = false;    // a lower-case letter follows: as an opener it begins a fragment
  bool within_name = false;  // «НК «Роснефть»: a few words of a name since the same mark
  bool begins_with_name = false;  // “Twitter” is …: the paragraph begins with a name in marks
  bool wrong_apostrophe = false;  // not an apostrophe where one belongs: ‘60s, l‘hora, Paul´s
};

struct CandidateList {
  std::vector<MarkCandidate> marks;  // in order of the text; apostrophes inside words left out
  std::vector<MarkHabits> habits;    // by block, adapted to what the article itself does
  bool guillemets_go_on = false;     // some « stands where a » of the next paragraph may go on
};

// The marks of all blocks but those that stand beside the text, priced. (quotation_candidates.cpp)
CandidateList find_candidates(const Document& document);

// Sets open, close, none and wrong_apostrophe.
void set_costs(MarkCandidate& mark, const Surroundings& surroundings);

// The cost of `open` and `close` as a pair, kNever if they cannot be one.
int pair_cost(const MarkCandidate& open, const MarkCandidate& close,
              const MarkHabits& habits) noexcept;
// Straight and curly marks, which keyboards and editors mix; not «, which has others inside it.
bool typed_for_one_another(const MarkKind& a, const MarkKind& b) noexcept;
// The cost of opening `inner` while `outer` is open.
int nesting_cost(const MarkCandidate& outer, const MarkCandidate& inner,
                 const MarkHabits& habits) noexcept;

}  // namespace obelus
