// Reads the text of lexicons.
#include "policy/lexicon_file.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "policy/error.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::string_view kBlank = " \t\r";
constexpr std::string_view kFolder = "lexicons/";
constexpr std::string_view kSuffix = ".txt";

std::string_view trimmed(std::string_view text) noexcept {
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

// The = of "term = weight", or npos.
std::size_t weight_sign(std::string_view line) noexcept {
  const std::size_t at = line.rfind('=');
  if (at == std::string_view::npos) return at;
  const bool space_before = at == 0 || line[at - 1] == ' ' || line[at - 1] == '\t';
  const bool space_behind = at + 1 == line.size() || line[at + 1] == ' ' || line[at + 1] == '\t';
  return space_before && space_behind ? at : std::string_view::npos;
}

// A term is a run of words: white space around it is none of it.
std::string folded_term(std::string_view text) {
  std::string result = folded(text);
  if (result.ends_with(' ')) result.pop_back();
  if (result.starts_with(' ')) result.erase(0, 1);
  return result;
}

}  // namespace

WrittenTerm::WrittenTerm(std::string term, double its_weight)
    : text(std::move(term)), folded(folded_term(text)), weight(its_weight) {}

WrittenTerm parse_lexicon_term(std::string_view line) {
  line = trimmed(line);
  const std::size_t sign = weight_sign(line);
  double weight = 1;
  std::string_view text = trimmed(line.substr(0, sign));
  if (text.starts_with("\\#")) text.remove_prefix(1);
  if (text.empty()) throw std::invalid_argument("expected a term");
  if (sign != std::string_view::npos) {
    const std::string_view number = trimmed(line.substr(sign + 1));
    const char* end = number.data() + number.size();
    const auto [stop, error] = std::from_chars(number.data(), end, weight);
    if (error != std::errc() || stop != end || !std::isfinite(weight)) {
      throw std::invalid_argument("expected a number as the weight, not “" + std::string(number) +
                                  "”");
    }
  }
  WrittenTerm term(std::string(text), weight);
  if (term.folded.empty()) throw std::invalid_argument("expected a term that can be seen");
  return term;
}

std::vector<WrittenTerm> parse_lexicon(std::string_view content, const std::string& name) {
  if (const std::size_t at = utf8::find_ill_formed(content); at != std::string_view::npos) {
    throw PolicyError(name, LineIndex(content.substr(0, at)).position(at), "not valid UTF-8");
  }
  if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
  std::vector<WrittenTerm> terms;
  std::unordered_map<std::string, std::size_t> lines;
  std::size_t number = 0;
  while (!content.empty()) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    const std::string_view line = content.substr(0, end);
    content.remove_prefix(std::min(end + 1, content.size()));
    ++number;
    const std::string_view text = trimmed(line);
    if (text.empty() || text.front() == '#') continue;
    const auto indent = static_cast<std::size_t>(text.data() - line.data());
    const Position where{number, indent + 1};
    try {
      terms.push_back(parse_lexicon_term(text));
    } catch (const std::invalid_argument& error) {
      throw PolicyError(name, where, error.what());
    }
    const auto [earlier, is_new] = lines.emplace(terms.back().text, number);
    if (!is_new) {
      throw PolicyError(name, where,
                        "the term “" + terms.back().text + "” is already on line " +
                            std::to_string(earlier->second));
    }
  }
  return terms;
}

std::optional<LexiconName> lexicon_name(std::string_view file) noexcept {
  if (!file.starts_with(kFolder) || !file.ends_with(kSuffix)) return std::nullopt;
  file.remove_prefix(kFolder.size());
  file.remove_suffix(kSuffix.size());
  const std::size_t slash = file.rfind('/');
  if (slash == std::string_view::npos) return std::nullopt;
  return LexiconName{file.substr(0, slash), file.substr(slash + 1)};
}

}  // namespace obelus
