// ICU's regular expressions over UTF-8, with limits.
#include "text/regex.hpp"

#include <unicode/regex.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cstdint>
#include <mutex>
#include <utility>

#include "text/pattern_spelling.hpp"

namespace obelus {

namespace {

// ICU counts time in ticks of ten thousand saved states, half a millisecond or so; the limit is
// many times what sane patterns need.
constexpr std::size_t kTicks = 250;
constexpr std::size_t kBytesPerTick = 500;
constexpr int32_t kStackBytes = 8 << 20;

class Utf8Text {
 public:
  explicit Utf8Text(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&text_, text.data(), static_cast<int64_t>(text.size()), &status);
    if (U_FAILURE(status)) throw RegexError("cannot read the text", 0);
  }
  ~Utf8Text() { utext_close(&text_); }
  Utf8Text(const Utf8Text&) = delete;
  Utf8Text& operator=(const Utf8Text&) = delete;
  UText* get() noexcept { return &text_; }

 private:
  UText text_ = UTEXT_INITIALIZER;
};

std::string explain(UErrorCode status) {
  switch (status) {
    case U_REGEX_RULE_SYNTAX: return "syntax error in the regular expression";
    case U_REGEX_BAD_ESCAPE_SEQUENCE: return "unknown escape sequence";
    case U_REGEX_PROPERTY_SYNTAX: return "unknown property";
    case U_REGEX_UNIMPLEMENTED: return "this feature is not supported";
    case U_REGEX_MISMATCHED_PAREN: return "parentheses do not match";
    case U_REGEX_NUMBER_TOO_BIG: return "the number is too big";
    case U_REGEX_BAD_INTERVAL: return "error in an {n,m} interval";
    case U_REGEX_MAX_LT_MIN: return "in {n,m}, m is less than n";
    case U_REGEX_INVALID_BACK_REF: return "back reference to a group that does not exist";
    case U_REGEX_INVALID_FLAG: return "unknown flag";
    case U_REGEX_LOOK_BEHIND_LIMIT: return "a look-behind must have a bounded length";
    case U_REGEX_MISSING_CLOSE_BRACKET: return "a bracket is not closed";
    case U_REGEX_INVALID_RANGE: return "in a range x-y, y comes before x";
    case U_REGEX_INVALID_CAPTURE_GROUP_NAME: return "unknown or ill-formed group name";
    case U_REGEX_PATTERN_TOO_BIG: return "the pattern is too big";
    case U_REGEX_STACK_OVERFLOW: return "the pattern needs too much memory for this text";
    case U_REGEX_TIME_OUT: return "the pattern takes too long for this text";
    default: return u_errorName(status);
  }
}

}  // namespace

struct Regex::Pattern {
  std::unique_ptr<const icu::RegexPattern> compiled;
  // A matcher costs more than a short text takes to search, so that they are used again.
  std::mutex mutex;
  std::vector<std::unique_ptr<icu::RegexMatcher>> idle;

  std::unique_ptr<icu::RegexMatcher> take() {
    {
      const std::lock_guard lock(mutex);
      if (!idle.empty()) {
        auto matcher = std::move(idle.back());
        idle.pop_back();
        return matcher;
      }
    }
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::RegexMatcher> matcher(compiled->matcher(status));
    if (U_SUCCESS(status)) matcher->setStackLimit(kStackBytes, status);
    if (U_FAILURE(status)) throw RegexError(explain(status), 0);
    return matcher;
  }

  // Runs `search` with a matcher over `text`; it returns ICU's status.
  template <class Search>
  void with_matcher(std::string_view text, Search search) {
    auto matcher = take();
    Utf8Text source(text);
    UErrorCode status = U_ZERO_ERROR;
    matcher->reset(source.get());
    const std::size_t ticks = std::min<std::size_t>(kTicks + text.size() / kBytesPerTick, 1U << 30);
    matcher->setTimeLimit(static_cast<int32_t>(ticks), status);
    search(*matcher, status);
    if (U_FAILURE(status)) throw RegexError(explain(status), 0);
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(matcher));
  }
};

Regex::Regex(std::string_view pattern, bool ignore_case) : pattern_(std::make_unique<Pattern>()) {
  const IcuPattern translation = icu_spelling(pattern);
  Utf8Text source(translation.text);
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  const std::uint32_t flags = ignore_case ? std::uint32_t{UREGEX_CASE_INSENSITIVE} : 0U;
  pattern_->compiled.reset(icu::RegexPattern::compile(source.get(), flags, where, status));
  if (U_FAILURE(status)) {
    const auto offset = static_cast<std::size_t>(std::max(where.offset - 1, 0));
    throw RegexError(explain(status), translation.origin(offset));
  }
}

Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

std::vector<Regex::Match> Regex::find_all(std::string_view text) const {
  std::vector<Match> matches;
  pattern_->with_matcher(text, [&](icu::RegexMatcher& matcher, UErrorCode& status) {
    const auto span = [&](int32_t group) -> Span<Text> {
      const int64_t begin = matcher.start64(group, status);
      if (begin < 0) return {};
      return {static_cast<std::size_t>(begin),
              static_cast<std::size_t>(matcher.end64(group, status))};
    };
    while (matcher.find(status) != 0 && U_SUCCESS(status)) {
      Match match{span(0), {}};
      const int32_t groups = matcher.groupCount();
      match.groups.reserve(static_cast<std::size_t>(groups));
      for (int32_t i = 1; i <= groups; ++i) match.groups.push_back(span(i));
      matches.push_back(std::move(match));
    }
  });
  return matches;
}

bool Regex::matches_whole(std::string_view text) const {
  bool whole = false;
  pattern_->with_matcher(text, [&](icu::RegexMatcher& matcher, UErrorCode& status) {
    whole = matcher.matches(status) != 0;
  });
  return whole;
}

}  // namespace obelus
