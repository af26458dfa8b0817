// Articles to measure on, made from sentences of the project's own: the same bytes on every machine
// and in every run, so that figures of two versions can be compared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace obelus::bench {

enum class Language : std::uint8_t { arabic, english };
std::string_view name(Language language) noexcept;  // "ar"

struct ArticleStyle {
  unsigned quoted_percent = 5;  // of the sentences that are somebody's words between marks
  bool defects = false;         // closing marks go missing, and a line of spam is slipped in
};
constexpr ArticleStyle kFewMarks{};
constexpr ArticleStyle kNews{.quoted_percent = 40};
constexpr ArticleStyle kDefective{.quoted_percent = 40, .defects = true};

// `count` articles of a few kilobytes each, as files of that format.
std::vector<std::string> made_articles(Language language, Format format, std::size_t count,
                                       ArticleStyle style = kNews);

// Paragraphs in which every word stands between marks, of several kinds. `broken`: every tenth mark
// or so is missing, and some point the wrong way.
std::string made_marks(std::size_t marks, bool broken);

}  // namespace obelus::bench
