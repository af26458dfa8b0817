// The first half of finding inserted spam: which blocks deserve a closer look.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "analysis/topic.hpp"
#include "rules/spam_form.hpp"
#include "rules/spam_vocabulary.hpp"
#include "rules/spam_voice.hpp"

namespace obelus {

inline constexpr double kSpamContent = 2;    // least weight of words that speaks for itself
inline constexpr double kSpamStrong = 3;     // words that recurring in the article does not excuse
inline constexpr double kSpamStructure = 1;  // least structure that speaks for itself
inline constexpr double kSpamFaint = 0.5;    // least form that is evidence at all
inline constexpr double kSpamForm = 2;       // form that does so without a word of the lexicons
inline constexpr double kSpamOdd = 1.5;      // form that does so between paragraphs of prose
inline constexpr double kSpamLine = 2;       // position of a line between paragraphs of prose
inline constexpr double kSpamDense = 0.1;    // weight to a word that no writer reaches
inline constexpr double kSpamThick = 0.06;   // that few reach

// How many of a block's longer words stand elsewhere in the article.
enum class SpamKinship : std::uint8_t { related, distant, stranger };

// A block with words of the lexicons or an odd form, and what was found for and against it.
struct SpamCandidate {
  std::size_t block = 0;
  std::span<const TermHit> hits{};
  SpamWeight weight{};
  std::vector<SpamSignal> form{};
  std::vector<SpamSignal> voice{};
  std::vector<SpamSignal> position{};
  std::vector<SpamSignal> context{};
  double heaviest = 0;        // phrase counted
  double words = 1;           // in the block
  std::size_t tokens = 1;     // parted by spaces
  bool line = false;          // a line, or odd in form: not the article's own prose
  bool titled = false;        // a line with the capitals of a title, as hardly any other is, and
                              // once weighed, with words that are not the article's
  bool unlike = false;        // in its manner no part of an article, whatever it says
  bool own_voice = false;     // speaks to the reader as the article does
  bool first_person = false;  // its writer speaks of himself, or somebody who is not quoted
  bool answered = false;      // by a block whose writer speaks of himself
  bool near = false;          // a good part of its longer words stand elsewhere in the article
  SpamKinship kinship = SpamKinship::related;
  double structure = 0;  // the points of form, position and context
  double doubtful = 0;   // of these, what sound paragraphs have as well: few words in common

  // How it is written, whatever it says.
  double manner() const { return points(form) + points(voice); }
  double sum() const { return weight.sum + points(voice) + structure; }
  // Whether words of spam stand in it as densely as no writer has them.
  bool is_dense() const noexcept { return weight.sum >= kSpamDense * words; }
  // Whether so much of it is words of spam that it may be nothing else.
  bool is_thick() const noexcept {
    return (weight.sum >= kSpamContent && weight.sum >= kSpamThick * words) || is_dense();
  }
};

struct SpamSearch {
  std::vector<SpamCandidate> candidates;  // in order of their blocks
  // Likewise, with so little against them that only company would convict them.
  std::vector<SpamCandidate> faint{};
  std::vector<TopicMention> mentions;       // of verticals, in blocks under no suspicion
  std::deque<std::vector<TermHit>> hits{};  // of candidates some of whose hits do not count
};

// `factors`: by vertical, as for weigh(). `warnings`: words of reports on what spam sells; such a
// paragraph is no candidate, but tells what the article is about.
SpamSearch find_spam_candidates(const Article& article, const SpamVocabulary& vocabulary,
                                const SpamVoices& voices, const LexiconTerms& warnings,
                                std::span<const double> factors);

}  // namespace obelus
