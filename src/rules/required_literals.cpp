// Reads off a regular expression which literals a match must hold, so that the automaton can say
// where it is worth running. Whatever is not understood yields none, and the pattern runs
// everywhere.
#include <algorithm>
#include <optional>
#include <utility>

#include "rules/own_tokens.hpp"
#include "text/chars.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kShortest = 3;  // bytes: shorter ones are everywhere
constexpr std::size_t kMost = 64;     // alternatives
constexpr int kDeepest = 16;

class Reader {
 public:
  explicit Reader(std::string_view pattern) : pattern_(pattern) {}

  std::vector<std::string> literals() {
    auto found = alternatives(0);
    return sound_ && at_ == pattern_.size() && found ? std::move(*found)
                                                     : std::vector<std::string>();
  }

 private:
  using Literals = std::optional<std::vector<std::string>>;  // nullopt: none are required

  char here(std::size_t ahead = 0) const noexcept {
    return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : '\0';
  }

  static std::size_t worth(const Literals& literals) {
    if (!literals || literals->size() > kMost) return 0;
    std::size_t shortest = std::string::npos;
    for (const std::string& literal : *literals) shortest = std::min(shortest, literal.size());
    return literals->empty() || shortest < kShortest ? 0 : shortest;
  }

  static void keep_better(Literals& best, Literals other) {
    if (worth(other) > worth(best)) best = std::move(other);
  }

  // Up to the end of the group (or of the pattern): each branch needs one of its own.
  Literals alternatives(int depth) {
    std::vector<std::string> all;
    bool every = true;
    while (true) {
      Literals branch = sequence(depth);
      every = every && worth(branch) > 0;
      if (every) all.insert(all.end(), branch->begin(), branch->end());
      if (here() != '|') break;
      ++at_;
    }
    if (!every || all.size() > kMost) return std::nullopt;
    return all;
  }

  Literals sequence(int depth) {
    Literals best;
    std::string run;
    const auto end_run = [&] {
      keep_better(best, std::vector<std::string>{std::exchange(run, {})});
    };
    while (sound_ && at_ < pattern_.size() && here() != '|' && here() != ')') {
      const std::size_t begin = at_;
      switch (here()) {
        case '(': {
          end_run();
          Literals inside = group(depth + 1);
          if (!optional()) keep_better(best, std::move(inside));
          break;
        }
        case '[':
          end_run();
          skip_set();
          break;
        case '\\':
          end_run();
          skip_escape();
          break;
        case '*':
        case '?':
        case '{': {
          // What it repeats need not be there.
          std::size_t last = run.size();
          if (last > 0) utf8::decode_before(run, last);
          run.resize(last);
          end_run();
          skip_interval();
          break;
        }
        default: {
          const char32_t c = utf8::decode(pattern_, at_);
          if (is_letter(c) || is_digit(c) || c == U' ' || c == U'-') {
            run += pattern_.substr(begin, at_ - begin);
          } else {
            end_run();
          }
        }
      }
    }
    end_run();
    return best;
  }

  bool optional() const noexcept { return here() == '*' || here() == '?' || here() == '{'; }

  void skip_interval() {
    if (here() == '{') {
      const std::size_t end = pattern_.find('}', at_);
      sound_ = end != std::string_view::npos;
      at_ = sound_ ? end : at_;
    }
    ++at_;
  }

  Literals group(int depth) {
    if (depth > kDeepest) return give_up();
    ++at_;
    bool counts = true;
    if (here() == '?') {
      const char kind = here(1);
      const bool behind = kind == '<' && (here(2) == '=' || here(2) == '!');
      if (kind == '=' || kind == '!' || behind) {
        counts = false;
        at_ += behind ? 3 : 2;
      } else if (kind == ':' || kind == '>') {
        at_ += 2;
      } else if (kind == '<' || kind == 'P') {
        at_ = std::min(pattern_.find('>', at_), pattern_.size() - 1) + 1;
      } else if (pattern_.substr(at_).starts_with("?i)") ||
                 pattern_.substr(at_).starts_with("?m)")) {
        at_ += 3;
        return std::nullopt;
      } else {
        return give_up();  // comments, modes in which white space does not count
      }
    }
    Literals inside = alternatives(depth);
    if (here() != ')') return give_up();
    ++at_;
    return counts ? inside : std::nullopt;
  }

  void skip_set() {
    ++at_;
    if (here() == '^') ++at_;
    if (here() == ']') ++at_;
    for (int depth = 1; depth > 0; ++at_) {
      if (at_ >= pattern_.size() || pattern_.substr(at_, 2) == "[:") {
        sound_ = false;
        return;
      }
      if (here() == '\\') {
        ++at_;
      } else if (here() == ']') {
        --depth;
      }
    }
  }

  void skip_escape() {
    const char kind = here(1);
    if (kind == 'Q' || kind == '\0') {
      sound_ = false;
      return;
    }
    at_ += 2;
    const bool named = kind == 'p' || kind == 'P' || kind == 'x' || kind == 'N' || kind == 'k';
    if (named && (here() == '{' || here() == '<')) {
      const std::size_t end = pattern_.find(here() == '{' ? '}' : '>', at_);
      sound_ = end != std::string_view::npos;
      if (sound_) at_ = end + 1;
    } else if (named || kind == 'u' || kind == 'U' || kind == 'c' || kind == '0') {
      // The digits that follow belong to it: better read none than too many.
      while (is_name(here())) ++at_;
    } else if (static_cast<unsigned char>(kind) >= 0x80) {
      while (at_ < pattern_.size() && utf8::is_continuation(here())) ++at_;
    }
  }

  static bool is_name(char c) noexcept {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  Literals give_up() {
    sound_ = false;
    return std::nullopt;
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  bool sound_ = true;
};

}  // namespace

std::vector<std::string> required_literals(std::string_view pattern) {
  std::vector<std::string> literals = Reader(pattern).literals();
  // The automaton looks for words as they are after folding, without the space around them.
  for (std::string& literal : literals) {
    const std::size_t begin = literal.find_first_not_of(' ');
    if (begin == std::string::npos) return {};
    literal = literal.substr(begin, literal.find_last_not_of(' ') + 1 - begin);
    if (folded(literal).size() < kShortest) return {};  // a tatweel folds to nothing
  }
  return literals;
}

}  // namespace obelus
