// One pass over a pattern, copying, escaping and renaming as it goes.
#include "text/pattern_spelling.hpp"

#include <algorithm>
#include <utility>

#include "text/utf8.hpp"

namespace obelus {

namespace {

bool is_ascii_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// {2}, {2,} or {2,3} from `at` on; everything else that begins with { is literal to PCRE.
bool is_interval(std::string_view pattern, std::size_t at) noexcept {
  std::size_t i = at + 1;
  const std::size_t digits = i;
  while (i < pattern.size() && is_ascii_digit(pattern[i])) ++i;
  if (i == digits) return false;
  if (i < pattern.size() && pattern[i] == ',') ++i;
  while (i < pattern.size() && is_ascii_digit(pattern[i])) ++i;
  return i < pattern.size() && pattern[i] == '}';
}

// A pattern in ICU's spelling, and where each of its code points comes from.
class Translation {
 public:
  explicit Translation(std::string_view pattern) : pattern_(pattern) {
    while (at_ < pattern_.size()) {
      if (in_set_) {
        set_item();
      } else {
        item();
      }
    }
  }

  IcuPattern result() && { return {std::move(out_), std::move(origins_), code_points_}; }

 private:
  char next(std::size_t ahead = 1) const noexcept {
    return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : '\0';
  }
  bool here(std::string_view what) const noexcept {
    return pattern_.substr(at_, what.size()) == what;
  }

  void put(char c) {
    out_ += c;
    origins_.push_back(code_points_);
  }

  // Copies one code point.
  void copy() {
    const std::size_t begin = at_;
    utf8::decode(pattern_, at_);
    out_.append(pattern_, begin, at_ - begin);
    origins_.push_back(code_points_++);
  }
  void skip() {
    ++at_;
    ++code_points_;
  }
  void copy_escaped() {
    put('\\');
    copy();
  }

  void escape() {
    if (here("\\Q")) {
      const std::size_t end = std::min(pattern_.find("\\E", at_), pattern_.size());
      while (at_ < end) copy();
      return;
    }
    const bool property = next() == 'p' || next() == 'P' || next() == 'x' || next() == 'N';
    const bool name = next() == 'k' && next(2) == '<';
    copy();
    if (at_ < pattern_.size()) copy();
    if (name) {
      group_name('>');
    } else if (property && at_ < pattern_.size() && pattern_[at_] == '{') {
      while (at_ < pattern_.size() && pattern_[at_] != '}') copy();
      if (at_ < pattern_.size()) copy();
    } else if (property && pattern_[at_ - 1] != 'x' && at_ < pattern_.size() &&
               pattern_[at_ - 1] != 'N') {
      // \pL for \p{L}
      put('{');
      copy();
      put('}');
    }
  }

  // The name of a group up to `end`: ICU allows no underscores there.
  void group_name(char end) {
    while (at_ < pattern_.size() && pattern_[at_] != end) {
      if (pattern_[at_] == '_') {
        for (const char c : {'x', '5', 'F'}) put(c);
        skip();
      } else {
        copy();
      }
    }
  }

  void item() {
    if (here("\\")) {
      escape();
    } else if (here("[")) {
      open_set();
    } else if (here("(?P<")) {
      copy(), copy(), skip();
      group_name('>');
    } else if (here("(?<") && next(3) != '=' && next(3) != '!') {
      copy(), copy();
      group_name('>');
    } else if (here("(?P=")) {
      for (std::size_t i = 0; i < 4; ++i) skip();
      for (const char c : {'\\', 'k', '<'}) put(c);
      group_name(')');
      put('>');
      if (at_ < pattern_.size()) skip();
    } else if (here("{") && is_interval(pattern_, at_)) {
      while (pattern_[at_] != '}') copy();
      copy();
    } else if (here("{") || here("}") || here("]")) {
      copy_escaped();
    } else {
      copy();
    }
  }

  void open_set() {
    in_set_ = true;
    copy();
    if (at_ < pattern_.size() && pattern_[at_] == '^') copy();
    // A bracket that comes first is literal.
    if (at_ < pattern_.size() && pattern_[at_] == ']') copy_escaped();
    may_begin_range_ = false;
  }

  // Whether a class such as \w stands `ahead` of here; it cannot begin or end a range.
  bool class_at(std::size_t ahead) const noexcept {
    return next(ahead) == '\\' && next(ahead + 1) != '\0' &&
           std::string_view("wWdDsShHvVpPR").find(next(ahead + 1)) != std::string_view::npos;
  }

  // One member of a set. What ICU takes for nested sets and set operations is literal to PCRE.
  void member() {
    if (here("\\")) {
      escape();
    } else if (here("[") || here("&") || here("-")) {
      copy_escaped();
    } else {
      copy();
    }
  }

  void set_item() {
    const bool may_begin_range = std::exchange(may_begin_range_, false);
    if (here("]")) {
      in_set_ = false;
      copy();
    } else if (here("[:") && pattern_.find(":]", at_) != std::string_view::npos) {
      const std::size_t end = pattern_.find(":]", at_) + 2;
      while (at_ < end) copy();
    } else if (here("-") && may_begin_range && next() != ']' && next() != '\0' && !class_at(1)) {
      copy();
      member();
    } else {
      may_begin_range_ = !class_at(0);
      member();
    }
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  std::size_t code_points_ = 0;  // of the pattern before at_
  std::string out_;
  std::vector<std::size_t> origins_;
  bool in_set_ = false;
  bool may_begin_range_ = false;  // the set's last member was a single character
};

}  // namespace

IcuPattern icu_spelling(std::string_view pattern) { return Translation(pattern).result(); }

}  // namespace obelus
