// Every name of the table is found, with what may follow it in text and in attributes.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>

#include "document/html/character_references.hpp"

namespace obelus::html {
namespace {

struct Row {
  std::string_view name;
  char32_t first;
  char32_t second;
};
constexpr Row kRows[] = {
#include "document/html/named_references.inc"
};

std::string decoded(std::string_view text, ReferencePlace place = ReferencePlace::text) {
  std::string out;
  const CharacterReference reference = match_reference(text, 0, place);
  if (reference) reference.append_to(out);
  return out.append(text.substr(reference.length));
}

TEST(CharacterReferences, FindsEveryName) {
  std::set<std::string_view> names;
  for (const Row& row : kRows) names.insert(row.name);
  EXPECT_EQ(names.size(), 2231U);
  for (const Row& row : kRows) {
    for (const char* after : {"", "&", "=", "\xC3\xA9"}) {
      const std::string text = "&" + std::string(row.name) + after;
      const CharacterReference found = match_reference(text, 0, ReferencePlace::text);
      ASSERT_EQ(found.length, row.name.size() + 1) << text;
      EXPECT_EQ(found.first, row.first) << text;
      EXPECT_EQ(found.second, row.second) << text;
    }
    const std::string in_url = "&" + std::string(row.name) + "=";
    const CharacterReference found = match_reference(in_url, 0, ReferencePlace::attribute);
    EXPECT_EQ(static_cast<bool>(found), row.name.back() == ';') << in_url;
  }
}

TEST(CharacterReferences, TakesTheLongestName) {
  EXPECT_EQ(decoded("&notin;"), "∉");
  EXPECT_EQ(decoded("&notinx"), "¬inx");
  EXPECT_EQ(decoded("&notinx", ReferencePlace::attribute), "&notinx");
  EXPECT_EQ(decoded("&not", ReferencePlace::attribute), "¬");
  EXPECT_EQ(decoded("&not.", ReferencePlace::attribute), "¬.");
  EXPECT_EQ(decoded("&Notin;"), "&Notin;");
  EXPECT_EQ(decoded("&"), "&");
}

TEST(CharacterReferences, ReadsNumbers) {
  EXPECT_EQ(decoded("&#1602;"), "ق");
  EXPECT_EQ(decoded("&#X642g"), "قg");
  EXPECT_EQ(decoded("&#146;"), "’");
  EXPECT_EQ(decoded("&#0;"), "\xEF\xBF\xBD");
  EXPECT_EQ(decoded("&#xDFFF;"), "\xEF\xBF\xBD");
  EXPECT_EQ(decoded("&#99999999999999999999;"), "\xEF\xBF\xBD");
  EXPECT_EQ(decoded("&#x10FFFF;"), "\xF4\x8F\xBF\xBF");
  EXPECT_EQ(decoded("&#;"), "&#;");
  EXPECT_EQ(decoded("&#xg;"), "&#xg;");
}

}  // namespace
}  // namespace obelus::html
