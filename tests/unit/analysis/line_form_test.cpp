// The outward form of blocks.
#include "analysis/line_form.hpp"

#include <gtest/gtest.h>

#include <string>

namespace obelus {
namespace {

constexpr const char* kProse =
    "The council met on Tuesday evening to talk about the bridge, and nobody left before midnight.";

// The form of the block that begins with `start`.
LineForm form_of(const std::string& text, std::string_view start, Format format = Format::text) {
  Document document;
  DocumentOptions options;
  options.format = format;
  options.language = "en";
  read_document(text, options, document);
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (document.text(document.blocks[i]).starts_with(start)) return line_form(document, i);
  }
  ADD_FAILURE() << "no block begins with " << start;
  return {};
}

LineForm form_of(const std::string& text) { return form_of(text, text.substr(0, 2)); }

TEST(LineForm, CountsWhatStandsInALine) {
  const LineForm form = form_of("Watch Bulls vs Heat | Live 🔴 HD https://www.example.com 2024");
  EXPECT_EQ(form.words, 11u);
  EXPECT_EQ(form.digits, 4u);
  EXPECT_EQ(form.capitals, 5u);  // Watch Bulls Heat Live HD
  EXPECT_EQ(form.pipes, 1u);
  EXPECT_EQ(form.emoji, 1u);
  EXPECT_EQ(form.urls, 1u);
  EXPECT_EQ(form.year, 2024);
  EXPECT_EQ(form.lines, 1);
  EXPECT_EQ(form.script, Script::latin);
  EXPECT_FALSE(form.terminal);
  EXPECT_TRUE(form.standalone);
}

TEST(LineForm, TakesTheLastYear) {
  EXPECT_EQ(form_of("From 1999 to 2003").year, 2003);
  EXPECT_EQ(form_of("عام ٢٠٢٤").year, 2024);
  EXPECT_EQ(form_of("No. 20241 and 1899 and 202").year, 0);
}

TEST(LineForm, DividersPartWords) {
  EXPECT_EQ(form_of("Home » News › Sport").pipes, 2u);
  EXPECT_EQ(form_of("Il a dit « non » hier").pipes, 0u);
  EXPECT_EQ(form_of("al·lusió").pipes, 0u);
  EXPECT_EQ(form_of("| Not between").pipes, 0u);
}

TEST(LineForm, LooksThroughClosersForTheEndOfASentence) {
  for (const char* text : {"It is over.", "“It is over.”", "(It is over!)", "انتهى الأمر؟»",
                           "结束了。」", "It is over…"}) {
    EXPECT_TRUE(form_of(text).terminal) << text;
  }
  for (const char* text : {"It is over", "“It is over”", "It is:", "12.5", "انتهى الأمر،"}) {
    EXPECT_FALSE(form_of(text).terminal) << text;
  }
}

TEST(LineForm, StandaloneLinesAreShortAndOpen) {
  EXPECT_TRUE(form_of("A short line").standalone);
  EXPECT_FALSE(form_of("A short sentence.").standalone);
  EXPECT_FALSE(form_of(std::string(90, 'a')).standalone);
  EXPECT_TRUE(form_of(std::string(89, 'a')).standalone);
}

TEST(LineForm, KnowsWhatStandsBetweenProse) {
  const std::string prose = std::string(kProse) + "\n\n";
  EXPECT_TRUE(form_of(prose + "Best casino\n\n" + prose, "Best").between_prose);
  EXPECT_FALSE(form_of(prose + "Best casino\n\n", "Best").between_prose);
  EXPECT_FALSE(form_of("Best casino\n\n" + prose, "Best").between_prose);
  // Other lines are looked through, short sentences are not.
  EXPECT_TRUE(form_of(prose + "Free loans\n\nBest casino\n\n" + prose, "Best").between_prose);
  EXPECT_FALSE(form_of(prose + "It rained.\n\nBest casino\n\n" + prose, "Best").between_prose);
  // So is inline code, which is a block of its own.
  EXPECT_TRUE(
      form_of("Run `make` first. " + prose + "Best casino\n\n" + prose, "Best", Format::markdown)
          .between_prose);
}

}  // namespace
}  // namespace obelus
