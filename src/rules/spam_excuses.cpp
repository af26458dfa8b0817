// Each excuse names what articles have by right that looks like an insertion.
#include "rules/spam_excuses.hpp"

#include <algorithm>

#include "document/language.hpp"
#include "rules/spam_marks.hpp"
#include "rules/spam_verdict.hpp"

namespace obelus {
namespace {

constexpr double kParagraph = 30;  // words of prose that one word of spam says little about
constexpr std::size_t kEdge = 3;   // blocks at either end where bylines and contacts stand

// A listing or table that lost its marks: paths, brackets, names joined by underscores, columns.
bool is_code(std::string_view text) {
  if (text.starts_with("$ ") || text.find(":~") != std::string_view::npos) return true;
  if (text.find("   ") != std::string_view::npos) return true;  // columns
  if (text.find(" | ") != std::string_view::npos && text.find(" -") != std::string_view::npos &&
      text.find('/') != std::string_view::npos) {
    return true;  // ls -l /dev | grep sd
  }
  constexpr std::size_t kSigns = 6;
  constexpr std::size_t kBytesToSign = 25;
  std::size_t signs = 0;
  for (const char c : text) {
    signs += std::string_view("/\\_{}()[];|~").find(c) != std::string_view::npos ? 1 : 0;
  }
  return signs >= kSigns && signs * kBytesToSign >= text.size() &&
         text.find("://") == std::string_view::npos;
}

// A post that was embedded: "… — Name (@name) May 4, 2024", or only the line under it.
bool is_embedded_post(std::string_view text) {
  const std::size_t handle = text.rfind("(@");
  const std::size_t dash = text.rfind("—", handle);
  constexpr std::size_t kName = 80;
  return handle != std::string_view::npos && dash != std::string_view::npos &&
         handle - dash <= kName;
}

// Where articles name their author and how to reach him, and columns open and close as they like,
// contacts are no offer and neither form nor voice says much without a word of spam.
bool is_byline(const Article& article, const SpamCandidate& candidate) {
  const std::size_t blocks = article.blocks().size();
  if (candidate.block >= kEdge && candidate.block + kEdge < blocks) return false;
  if (candidate.heaviest >= kSpamPhrase || points(candidate.position) >= kSpamLine ||
      points(candidate.form) >= kSpamForm || points(candidate.voice) >= kSpamForm) {
    return false;
  }
  if (candidate.weight.sum < 1) return !candidate.titled || !candidate.form.empty();
  if (candidate.weight.sum <= 1 && candidate.words >= kParagraph &&
      is_prose(article, candidate.block))
    return true;
  if (candidate.weight.specific > 1) return false;
  const SpamMarks marks = count_spam_marks(article.text(article.blocks()[candidate.block].text));
  return marks.addresses + marks.phones + marks.handles > 0;
}

// Where the whole article speaks to its reader, a line that does so and names no ware is no pitch.
bool is_own_voice(const SpamCandidate& candidate) {
  return candidate.own_voice && candidate.weight.specific < 1 &&
         candidate.weight.sum < kSpamContent && points(candidate.form) < kSpamStructure;
}

// "Through the following links:" announces what the article itself goes on to name.
bool is_announcement(const Article& article, const SpamCandidate& candidate) {
  const std::string_view text = article.text(article.blocks()[candidate.block].text);
  return (text.ends_with(':') || text.ends_with("：")) && candidate.manner() < kSpamFaint &&
         candidate.weight.sum < kSpamContent;
}

// A question to somebody who answers in the next block.
bool is_interview(const Article& article, const SpamCandidate& candidate) {
  if (!candidate.answered || candidate.weight.sum >= 1) return false;
  const std::string_view text = article.text(article.blocks()[candidate.block].text);
  return text.ends_with('?') || text.ends_with("؟") || text.ends_with("？");
}

// Behind a colon stands what the article quotes, verse and all.
bool is_announced(const Article& article, const SpamCandidate& candidate) {
  if (candidate.block == 0 || candidate.weight.sum >= 1 ||
      points(candidate.form) >= kSpamStructure) {
    return false;
  }
  const std::string_view before = article.text(article.blocks()[candidate.block - 1].text);
  return before.ends_with(':') || before.ends_with("：");
}

// Verse, which speaks to whom it likes: a line beside another that is no prose either.
bool is_verse(const Article& article, const SpamCandidate& candidate) {
  constexpr std::size_t kVerse = 240;  // bytes
  if (candidate.weight.sum >= 1 || candidate.titled || points(candidate.form) >= kSpamStructure) {
    return false;
  }
  const auto is_short = [&](std::size_t block) {
    return block < article.blocks().size() && article.blocks()[block].text.size() <= kVerse &&
           article.blocks()[block].scope == Scope::paragraph && !is_prose(article, block);
  };
  return is_short(candidate.block) &&
         (is_short(candidate.block + 1) || (candidate.block > 0 && is_short(candidate.block - 1)));
}

// © 2023 The Courier. All rights reserved: what pages end with.
bool is_copyright(const Article& article, const SpamCandidate& candidate) {
  const std::string_view text = article.text(article.blocks()[candidate.block].text);
  constexpr std::size_t kNear = 24;  // bytes before the sign
  return candidate.weight.specific < kSpamContent &&
         text.substr(0, kNear + 2).find("©") != std::string_view::npos;
}

// [KEY] Title, address; Copyright © 2019 Name: an entry of a list whose entries begin alike.
bool is_entry_among_others(const Article& article, const SpamCandidate& candidate) {
  constexpr std::size_t kNear = 2;    // blocks on either side
  constexpr std::size_t kOthers = 2;  // of them, at least
  if (candidate.weight.specific >= kSpamContent) return false;
  const auto beginning = [&](std::size_t block) {
    const std::string_view text = article.text(article.blocks()[block].text);
    return text.starts_with('[') ? text.substr(0, 1) : text.substr(0, text.find(' '));
  };
  const std::string_view own = beginning(candidate.block);
  const bool item = article.blocks()[candidate.block].scope == Scope::list;
  if (own != "[" && !item) return false;
  std::size_t others = 0;
  const std::size_t from = candidate.block - std::min(candidate.block, kNear);
  for (std::size_t block = from;
       block < article.blocks().size() && block <= candidate.block + kNear; ++block) {
    others += block != candidate.block && beginning(block) == own ? 1 : 0;
  }
  return others >= kOthers;
}

// A title whose other words recur in the article is its author's, whatever it speaks of.
bool is_sound_title(const Article& article, const SpamCandidate& candidate,
                    const SpamContext& around) {
  if (article.blocks()[candidate.block].scope != Scope::title ||
      points(candidate.form) >= kSpamStructure) {
    return false;
  }
  std::vector<Span<Text>> phrases;
  for (const TermHit& hit : candidate.weight.counted) phrases.push_back(hit.text);
  const ArticleVocabulary::Overlap overlap = around.words().overlap(candidate.block, phrases);
  return overlap.shared >= 2 && overlap.shared * 2 >= overlap.stems;
}

}  // namespace

SpamExcuses::SpamExcuses(const RuleSetup& setup)
    : vocabulary_(setup),
      newsroom_(setup, "newsroom-requests", TermUse::on_demand),
      speech_(setup, "speech-verbs", TermUse::on_demand),
      disclosures_(setup, "affiliate-disclosures", TermUse::on_demand),
      promotion_(setup, "promotion") {}

bool SpamExcuses::excuse(const Article& article, const SpamCandidate& candidate,
                         const SpamContext& around) const {
  return heads_its_section(article, candidate) || is_sound_title(article, candidate, around) ||
         is_byline(article, candidate) || is_own_voice(candidate) || is_verse(article, candidate) ||
         is_announcement(article, candidate) || is_announced(article, candidate) ||
         is_copyright(article, candidate) || is_entry_among_others(article, candidate) ||
         excuse_faint(article, candidate);
}

bool SpamExcuses::excuse_faint(const Article& article, const SpamCandidate& candidate) const {
  return is_newsroom(article, candidate) || is_disclosure(article, candidate) ||
         is_call(article, candidate) || is_interview(article, candidate) ||
         is_reported_speech(article, candidate);
}

// A newsroom that asks for letters, or what it quotes from elsewhere.
bool SpamExcuses::is_newsroom(const Article& article, const SpamCandidate& candidate) const {
  const Span<Text> span = article.blocks()[candidate.block].text;
  const std::string_view text = article.text(span);
  if (candidate.weight.specific < kSpamContent && (is_embedded_post(text) || is_code(text))) {
    return true;
  }
  return candidate.weight.specific < kSpamStrong && !newsroom_.hits(article, span).empty();
}

// "That was hard for me, she said": whoever speaks is not the writer, though no mark says so.
bool SpamExcuses::is_reported_speech(const Article& article, const SpamCandidate& candidate) const {
  if (!candidate.first_person || candidate.weight.sum >= 1 ||
      points(candidate.form) >= kSpamStructure) {
    return false;
  }
  const Span<Text> span = article.blocks()[candidate.block].text;
  return speech_.any(article, span, primary_language(article.document().language));
}

// "This post includes affiliate links": honesty is no advertisement.
bool SpamExcuses::is_disclosure(const Article& article, const SpamCandidate& candidate) const {
  const Span<Text> span = article.blocks()[candidate.block].text;
  return candidate.weight.specific < kSpamContent && !disclosures_.hits(article, span).empty();
}

// "Read also: …": a call of the page, which spam/promotion reports.
bool SpamExcuses::is_call(const Article& article, const SpamCandidate& candidate) const {
  constexpr std::size_t kOrnament = 8;  // bytes: a bullet, an arrow
  const Span<Text> block = article.blocks()[candidate.block].text;
  if (candidate.weight.specific > 0) return false;
  const auto calls = promotion_.hits(article, block);
  if (calls.empty() || calls.front().text.begin > block.begin + kOrnament) return false;
  // A post that begins with "watch" is no call of the page.
  const SpamMarks marks = count_spam_marks(article.text(block));
  return marks.hashtags + marks.elongated == 0;
}

// A heading over paragraphs that speak of the same thing.
bool SpamExcuses::heads_its_section(const Article& article, const SpamCandidate& candidate) const {
  const std::vector<Block>& blocks = article.blocks();
  if (blocks[candidate.block].scope != Scope::heading) return false;
  for (std::size_t next = candidate.block + 1;
       next < blocks.size() && blocks[next].scope != Scope::heading; ++next) {
    if (!is_prose(article, next)) continue;
    for (const TermHit& hit : vocabulary_.hits_in(article, blocks[next].text)) {
      if (vocabulary_.term(hit).vertical == candidate.weight.vertical) return true;
    }
  }
  return false;
}

}  // namespace obelus
