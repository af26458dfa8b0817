#include "report/json_writer.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "report/finding_json.hpp"
#include "text/display.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

std::string written(std::string_view text) {
  std::string out;
  append_json_text(out, text);
  return out;
}

// The library is the judge.
TEST(JsonText, IsWhatTheLibraryReadsAndPrintable) {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 0x101) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text = "a";
    utf8::append(text, c);
    text += 'z';
    const std::string json = written(text);
    ASSERT_EQ(nlohmann::json::parse(json).get<std::string>(), text) << static_cast<unsigned>(c);
    for (std::size_t i = 0; i < json.size();) {
      ASSERT_FALSE(is_unprintable(utf8::decode(json, i))) << static_cast<unsigned>(c);
    }
    ASSERT_EQ(json, json_line(text)) << static_cast<unsigned>(c);
  }
}

TEST(JsonText, IllFormedBytesBecomeReplacements) {
  EXPECT_EQ(written("a\xFF\xE2\x80"), "\"a\uFFFD\uFFFD\"");
  EXPECT_EQ(written("\xC2"), "\"\uFFFD\"");
}

TEST(JsonWriter, SeparatesMembersAndItems) {
  std::string out;
  JsonWriter json(out);
  json.begin('{');
  json.key("a").number(18446744073709551615U);
  json.key("b").begin('[');
  json.boolean(true);
  json.text("x\n");
  json.begin('{');
  json.end('}');
  json.end(']');
  json.key("c").json("null");
  json.end('}');
  EXPECT_EQ(out, R"({"a":18446744073709551615,"b":[true,"x\n",{}],"c":null})");
}

}  // namespace
}  // namespace obelus
