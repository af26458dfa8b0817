// Lexicon files → terms, with what a policy adds and takes away.
#include "policy/lexicon.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <set>
#include <stdexcept>
#include <system_error>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "policy/error.hpp"
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

void apply(const LexiconChange& change, std::vector<LexiconTerm>& terms) {
  const std::unordered_set<std::string_view> removed(change.remove.begin(), change.remove.end());
  std::erase_if(terms, [&](const LexiconTerm& term) { return removed.contains(term.text); });
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < terms.size(); ++i) places.emplace(terms[i].text, i);
  for (const LexiconTerm& term : change.add) {
    const auto [place, is_new] = places.emplace(term.text, terms.size());
    if (is_new) {
      terms.push_back(term);
    } else {
      terms[place->second].weight = term.weight;
    }
  }
}

}  // namespace

LexiconTerm parse_lexicon_term(std::string_view line) {
  line = trimmed(line);
  const std::size_t sign = weight_sign(line);
  LexiconTerm term;
  std::string_view text = trimmed(line.substr(0, sign));
  if (text.starts_with("\\#")) text.remove_prefix(1);
  if (text.empty()) throw std::invalid_argument("expected a term");
  term.text = text;
  if (sign != std::string_view::npos) {
    const std::string_view number = trimmed(line.substr(sign + 1));
    const char* end = number.data() + number.size();
    const auto [stop, error] = std::from_chars(number.data(), end, term.weight);
    if (error != std::errc() || stop != end || !std::isfinite(term.weight)) {
      throw std::invalid_argument("expected a number as the weight, not “" + std::string(number) +
                                  "”");
    }
  }
  return term;
}

std::vector<LexiconTerm> parse_lexicon(std::string_view content, const std::string& name) {
  if (const std::size_t at = utf8::find_ill_formed(content); at != std::string_view::npos) {
    throw PolicyError(name, LineIndex(content.substr(0, at)).position(at), "not valid UTF-8");
  }
  if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
  std::vector<LexiconTerm> terms;
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

std::vector<Lexicon> lexicons(std::string_view subject,
                              const std::map<std::string, LexiconChange>& changes,
                              std::span<const EmbeddedFile> files) {
  std::map<std::string, Lexicon> by_language;
  for (const EmbeddedFile& file : files) {
    const auto name = lexicon_name(file.name);
    if (!name || name->subject != subject) continue;
    const std::string language(name->language);
    by_language[language] = {std::string(subject), language,
                             parse_lexicon(file.content, std::string(file.name))};
  }
  for (const auto& [key, changed] : changes) {
    const std::size_t slash = key.rfind('/');
    if (slash == std::string::npos || std::string_view(key).substr(0, slash) != subject) continue;
    const std::string language = key.substr(slash + 1);
    Lexicon& lexicon = by_language[language];
    lexicon.subject = subject;
    lexicon.language = language;
    apply(changed, lexicon.terms);
  }
  std::vector<Lexicon> out;
  out.reserve(by_language.size());
  for (auto& [language, lexicon] : by_language) out.push_back(std::move(lexicon));
  return out;
}

std::vector<std::string> lexicon_subjects(std::string_view family,
                                          std::span<const EmbeddedFile> files) {
  std::set<std::string> subjects;
  for (const EmbeddedFile& file : files) {
    const auto name = lexicon_name(file.name);
    if (!name) continue;
    const std::string_view subject = name->subject;
    if (subject.size() > family.size() && subject.starts_with(family) &&
        subject[family.size()] == '/') {
      subjects.emplace(subject.substr(family.size() + 1));
    }
  }
  return {subjects.begin(), subjects.end()};
}

}  // namespace obelus
