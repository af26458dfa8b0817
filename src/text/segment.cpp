// Words as readers count them, and sentences by ICU's rules less the breaks that
// sentence_breaks.hpp takes back.
#include "text/segment.hpp"

#include <unicode/brkiter.h>
#include <unicode/localpointer.h>
#include <unicode/utext.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "text/eight_bytes.hpp"
#include "text/sentence_breaks.hpp"
#include "text/sentence_stops.hpp"

namespace obelus {

std::vector<Span<Text>> words(std::string_view text) {
  std::vector<Span<Text>> result;
  for_each_word(text, [&](std::size_t begin, std::size_t end) { result.push_back({begin, end}); });
  return result;
}

namespace {

// Words as they are come across: see count_words().
class WordCount {
 public:
  explicit WordCount(std::string_view text) : text_(text) {}

  void add(std::size_t begin, std::size_t end) noexcept {
    if (detail::is_ascii_word(text_[begin]) && detail::is_ascii_word(text_[end - 1])) {
      ++spaced_;
      return;
    }
    bool other = false;
    while (begin < end) {
      const char32_t c = utf8::decode(text_, begin);
      if (is_unspaced(script_of(c))) {
        unspaced_ += is_letter(c) ? 1 : 0;
      } else if (!is_mark(c) && !detail::is_han_or_kana(c)) {
        other = true;
      }
    }
    spaced_ += other ? 1 : 0;
  }
  std::size_t sum() const noexcept { return spaced_ + unspaced_ * 2 / 5; }

 private:
  std::string_view text_;
  std::size_t spaced_ = 0;
  std::size_t unspaced_ = 0;
};

}  // namespace

std::size_t count_words(std::string_view text) noexcept {
  WordCount count(text);
  for_each_word(text, [&](std::size_t begin, std::size_t end) { count.add(begin, end); });
  return count.sum();
}

bool has_words(std::string_view text, std::size_t least) noexcept {
  // Most texts in ASCII that have enough of them have that many behind a space.
  std::size_t sure = 0;
  for (std::size_t at = 0; at + eight_bytes::kSize < text.size(); at += eight_bytes::kSize) {
    const std::uint64_t bytes = eight_bytes::load(&text[at]);
    if (eight_bytes::count(eight_bytes::beyond_ascii(bytes)) > eight_bytes::kSize / 2) break;
    sure += eight_bytes::count(eight_bytes::in_range(bytes, ' ', ' ') &
                               eight_bytes::letters_and_digits(eight_bytes::load(&text[at + 1])));
    if (sure >= least) return true;
  }
  WordCount count(text);
  for_each_word(text, [&](std::size_t begin, std::size_t end) {
    count.add(begin, end);
    return count.sum() < least;
  });
  return count.sum() >= least;
}

namespace {

// ICU counts in 32 bits; a paragraph longer than this is cut at a space.
constexpr std::size_t kWindow = std::size_t{1} << 26;

// The primary subtag in small letters; empty unless it has two of them.
std::string primary_language(std::string_view tag) {
  std::string primary(tag.substr(0, tag.find_first_of("-_")));
  if (primary.size() != 2) return {};
  for (char& c : primary) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return primary;
}

std::unique_ptr<icu::BreakIterator> open_iterator(const char* language) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createSentenceInstance(icu::Locale(language), status));
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no rules for sentences");
  return iterator;
}

// Wrapped lines are not sentences, so a line end becomes a space of the same length; two in a row
// (an empty line) stay.
void unwrap(std::string& text) {
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != '\n' && text[i] != '\r') {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    std::size_t lines = 0;
    for (; i < text.size() && (text[i] == '\n' || text[i] == '\r' || text[i] == ' '); ++i) {
      const bool pair = text[i] == '\n' && i > begin && text[i - 1] == '\r';
      if (text[i] != ' ' && !pair) ++lines;
    }
    if (lines < 2)
      std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin),
                text.begin() + static_cast<std::ptrdiff_t>(i), ' ');
  }
}

std::size_t window_end(std::string_view text, std::size_t begin) noexcept {
  if (text.size() - begin <= kWindow) return text.size();
  const std::size_t limit = begin + kWindow;
  const std::size_t space = text.rfind(' ', limit);
  if (space != std::string_view::npos && space > begin) return space + 1;
  std::size_t end = limit;
  while (utf8::is_continuation(text[end])) --end;
  return end;
}

Span<Text> trimmed(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  while (begin < end) {
    std::size_t next = begin;
    if (!is_space(utf8::decode(text, next))) break;
    begin = next;
  }
  while (begin < end) {
    std::size_t before = end;
    if (!is_space(utf8::decode_before(text, before))) break;
    end = before;
  }
  return {begin, end};
}

}  // namespace

// Greek alone has rules of its own, as its question mark is a semicolon.
struct SentenceSplitter::Iterators {
  std::unique_ptr<icu::BreakIterator> root;
  std::unique_ptr<icu::BreakIterator> greek;
  detail::SentenceStops stops;

  icu::BreakIterator& of(std::string_view language) {
    const bool is_greek = language == "el";
    auto& iterator = is_greek ? greek : root;
    if (iterator == nullptr) iterator = open_iterator(is_greek ? "el" : "");
    return *iterator;
  }
};

SentenceSplitter::SentenceSplitter() : iterators_(std::make_unique<Iterators>()) {}
SentenceSplitter::~SentenceSplitter() = default;
SentenceSplitter::SentenceSplitter(SentenceSplitter&&) noexcept = default;
SentenceSplitter& SentenceSplitter::operator=(SentenceSplitter&&) noexcept = default;

std::vector<Span<Text>> SentenceSplitter::split(std::string_view paragraph,
                                                std::string_view language, std::size_t base) {
  std::vector<Span<Text>> sentences;
  const std::string primary = primary_language(language);
  std::string copy;
  std::string_view text = paragraph;
  if (eight_bytes::holds_any<'\n', '\r'>(paragraph)) {
    copy = paragraph;
    unwrap(copy);
    text = copy;
  }

  std::size_t from = 0;  // where the sentence begins
  const auto cut = [&](std::size_t to) {
    Span<Text> sentence = trimmed(text, from, to);
    from = sentence.begin;
    if (!sentence.empty()) {
      const char32_t end = to < text.size() ? utf8::before(text, to) : U'\0';
      const bool stop = text[sentence.end - 1] == '.' && to > sentence.end && end != U'\n';
      if (stop && detail::goes_on(text, sentence.begin, sentence.end - 1, to, primary)) return;
      sentences.push_back({sentence.begin + base, sentence.end + base});
    }
    from = to;
  };
  detail::SentenceStops& stops = iterators_->stops;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t window = window_end(text, begin);
    stops.collect(text.substr(begin, window - begin), primary == "el");
    const std::string_view places = stops.text();
    if (!places.empty()) {
      UErrorCode status = U_ZERO_ERROR;
      UText source = UTEXT_INITIALIZER;
      utext_openUTF8(&source, places.data(), static_cast<int64_t>(places.size()), &status);
      const icu::LocalUTextPointer closes(&source);
      icu::BreakIterator& iterator = iterators_->of(primary);
      iterator.setText(&source, status);
      if (U_FAILURE(status)) throw std::runtime_error("ICU could not read a paragraph");
      iterator.first();
      for (auto at = static_cast<std::size_t>(iterator.next()); at < places.size();
           at = static_cast<std::size_t>(iterator.next())) {
        cut(begin + stops.to_paragraph(at));
      }
    }
    cut(window);
    begin = window;
  }
  return sentences;
}

}  // namespace obelus
