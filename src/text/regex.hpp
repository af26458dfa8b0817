// Regular expressions of policies: ICU's, with limits on time and stack, so that a pattern made to
// backtrack cannot stop a run.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.hpp"

namespace obelus {

class RegexError : public std::runtime_error {
 public:
  RegexError(const std::string& message, std::size_t offset)
      : std::runtime_error(message), offset_(offset) {}
  std::size_t offset() const noexcept { return offset_; }  // code points into the pattern

 private:
  std::size_t offset_;
};

// Immutable and shared by all threads.
class Regex {
 public:
  // Throws RegexError for a bad pattern.
  explicit Regex(std::string_view pattern, bool ignore_case = false);
  ~Regex();
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;

  // All matches in `text` (valid UTF-8), as byte spans; group 0, or each group in turn. Throws
  // RegexError when a limit is reached.
  struct Match {
    Span<Text> whole;
    std::vector<Span<Text>> groups;  // groups 1…n; an absent one is empty at 0
  };
  std::vector<Match> find_all(std::string_view text) const;
  bool matches_whole(std::string_view text) const;

 private:
  struct Pattern;
  std::unique_ptr<Pattern> pattern_;
};

}  // namespace obelus
