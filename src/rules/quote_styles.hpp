// House styles of quotation marks: by name, by their four marks, or what a language prints.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/quotation_languages.hpp"
#include "rules/quote_pairs.hpp"

namespace obelus {

struct QuoteStyle {
  char32_t open = 0;
  char32_t close = 0;
  char32_t inner_open = 0;
  char32_t inner_close = 0;
  bool spaced = false;  // no-break spaces inside guillemets

  // The marks of a level: 1 is the outermost, levels take turns.
  char32_t open_at(int depth) const noexcept { return depth % 2 == 1 ? open : inner_open; }
  char32_t close_at(int depth) const noexcept { return depth % 2 == 1 ? close : inner_close; }
  bool straight() const noexcept { return open == U'"' || open == U'\''; }
};

// "german", "guillemets", or the marks themselves: "„“ ‚‘" (a level or both). Nothing where it is
// neither.
std::optional<QuoteStyle> parse_style(std::string_view spec);
std::string style_names();  // "english, british-single, …"

// What a language prints, the commonest first; empty for a language without a row.
std::vector<QuoteStyle> printed_styles(std::string_view language);

// The house's style by language tag ("ar", "de-CH", "*" for all others), as a policy gives it.
class HouseStyles {
 public:
  // Throws RuleSetupError for a style that is none.
  explicit HouseStyles(const std::map<std::string, std::string>& styles);
  const QuoteStyle* of(std::string_view language) const;

 private:
  std::map<std::string, QuoteStyle, std::less<>> styles_;
};

// Writes a pair in the marks of a style, and with the spaces that belong inside them.
Fix restyle(const Article& article, const MarkPair& pair, const QuoteStyle& style);

}  // namespace obelus
