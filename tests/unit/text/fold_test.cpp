// Folding against its definition carried out on the whole text at once, and its map by properties.
#include "text/fold.hpp"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <random>
#include <string>

#include "samples.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

std::string nfkc_casefold(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  normalizer->normalizeUTF8(0, text, sink, nullptr, status);
  EXPECT_TRUE(U_SUCCESS(status));
  return result;
}

// The second pass as the header words it.
std::string second_pass(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    char32_t c = utf8::decode(text, i);
    const auto block = ublock_getCode(static_cast<UChar32>(c));
    const bool arabic_mark = u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK &&
                             (block == UBLOCK_ARABIC || block == UBLOCK_ARABIC_EXTENDED_A);
    if (c == 0x0640 || arabic_mark) continue;
    if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) {
      if (result.empty() || result.back() != ' ') result += ' ';
      continue;
    }
    if (c == U'’' || c == U'‘' || c == U'ʼ') c = U'\'';
    if (c == U'آ' || c == U'أ' || c == U'إ' || c == U'ٱ') c = U'ا';
    if (c == U'ى' || c == U'ی') c = U'ي';
    if (c == U'ة') c = U'ه';
    if (c == U'ک') c = U'ك';
    utf8::append(result, c);
  }
  return result;
}

std::string reference(std::string_view text) {
  return nfkc_casefold(second_pass(nfkc_casefold(std::string(text))));
}

void expect_sound(std::string_view text) {
  const FoldedText fold_once = fold(text);
  ASSERT_EQ(fold_once.text, reference(text)) << testing::PrintToString(std::string(text));
  ASSERT_EQ(folded(text), fold_once.text);
  ASSERT_EQ(folded(fold_once.text), fold_once.text)
      << "not idempotent: " << testing::PrintToString(std::string(text));
  ASSERT_EQ(utf8::find_ill_formed(fold_once.text), std::string_view::npos);

  const auto& map = fold_once.map;
  ASSERT_EQ(map.target_length(), fold_once.text.size());
  Span<Text> before;
  for (std::size_t i = 0; i < fold_once.text.size();) {
    const std::size_t begin = i;
    utf8::decode(fold_once.text, i);
    const Span<Text> origin = map.to_origin({begin, i});
    ASSERT_FALSE(origin.empty());
    ASSERT_LE(origin.end, text.size());
    ASSERT_LE(before.begin, origin.begin) << "not monotone";
    ASSERT_LE(before.end, origin.end) << "not monotone";
    // Spans lie on boundaries of code points.
    ASSERT_EQ(utf8::find_ill_formed(origin.of(text)), std::string_view::npos);
    ASSERT_TRUE(map.to_target(origin).contains(Span<Folded>{begin, i}));
    before = origin;
  }
}

TEST(Fold, SentencesOfManyScripts) {
  for (const std::string_view sentence : samples::kSentences) expect_sound(sentence);
}

TEST(Fold, SentencesRunTogether) {
  std::mt19937 random(31);
  const auto pick = [&] { return samples::kSentences[random() % samples::kSentences.size()]; };
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 4; ++i) {
      const std::string_view sentence = pick();
      std::size_t from = random() % sentence.size();
      while (from < sentence.size() && (sentence[from] & 0xC0) == 0x80) ++from;
      text += sentence.substr(from);
      if (i % 2 == 0) text += samples::random_text(random, 3);
    }
    expect_sound(text);
  }
}

TEST(Fold, RandomUnicode) {
  std::mt19937 random(32);
  for (int round = 0; round < 20000; ++round) {
    expect_sound(samples::random_text(random, 1 + static_cast<std::size_t>(round) % 12));
    if (HasFatalFailure()) return;
  }
}

TEST(Fold, EveryCodePointAloneAndAfterALetter) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c == 0xD800) c = 0xE000;
    if (c == 0x30000) c = 0xE0000;  // unassigned planes between
    if (c == 0xE1000) break;
    std::string text;
    utf8::append(text, c);
    for (const char* const base : {"", "a", "ا"}) {
      const std::string here = base + text;
      const std::string result = folded(here);
      ASSERT_EQ(result, reference(here)) << std::hex << static_cast<std::uint32_t>(c);
      ASSERT_EQ(folded(result), result) << std::hex << static_cast<std::uint32_t>(c);
    }
  }
}

TEST(Fold, WhatTheHeaderSays) {
  EXPECT_EQ(folded("Straße"), "strasse");
  EXPECT_EQ(folded("  a \t\n\u00A0 b "), " a b ");
  EXPECT_EQ(folded("don’t ‘n’ donʼt"), "don't 'n' don't");
  EXPECT_EQ(folded("مُـــحَمَّد"), "محمد");
  EXPECT_EQ(folded("آمن أمل إيمان ٱلكتاب"), "امن امل ايمان الكتاب");
  EXPECT_EQ(folded("مستشفى مدرسة"), "مستشفي مدرسه");
  EXPECT_EQ(folded("کتاب ایران"), "كتاب ايران");
  EXPECT_EQ(folded("ا\u0654ملاً"), "املا");
  EXPECT_EQ(folded("fr\u200Bee so\u00ADft \u202Ex\u202C"), "free soft x");
  EXPECT_EQ(folded("ＦＵＬＬ　ｗｉｄｔｈ"), "full width");
  EXPECT_EQ(folded("𝐜𝐚𝐬𝐢𝐧𝐨"), "casino");
  EXPECT_EQ(folded("ﻻ"), "لا");
  EXPECT_EQ(folded("E\u0301COLE"), "école");
  EXPECT_EQ(folded(""), "");
  EXPECT_EQ(folded(std::string_view("a\0b", 3)), std::string("a\0b", 3));
}

TEST(Fold, MapsPointAtWhatWasFolded) {
  const std::string text = "Die Straße — مُحَمَّد’s  HOUSE";
  const FoldedText result = fold(text);
  const auto origin_of = [&](std::string_view part) {
    const std::size_t begin = result.text.find(part);
    return result.map.to_origin({begin, begin + part.size()}).of(text);
  };
  EXPECT_EQ(origin_of("strasse"), "Straße");
  EXPECT_EQ(origin_of("محمد"), "مُحَمَّد");
  EXPECT_EQ(origin_of("house"), "HOUSE");
  EXPECT_EQ(origin_of("'s"), "’s");
}

TEST(Fold, PlainTextHasASmallMap) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "The Mayor Spoke.\nقال أحمد إن المدرسة في حي الزهراء. ";
  EXPECT_EQ(fold(text).map.pieces().pieces(), 1U);
}

TEST(Fold, PilesOfMarksTakeLinearTime) {
  // Marks in falling order of their classes cost a sorting normaliser the square of their number.
  std::string pile = "a";
  for (int i = 0; i < 200000; ++i) pile += i % 2 == 0 ? "\u0315" : "\u0316";
  std::string harakat = "ب";
  for (int i = 0; i < 200000; ++i) harakat += i % 2 == 0 ? "\u0650" : "\u064E";
  std::string joiners = "e";
  for (int i = 0; i < 200000; ++i) joiners += "\u200D";
  joiners += "\u0301";
  std::string sorted = "a";
  for (int i = 0; i < 200000; ++i) sorted += "\u0316";
  sorted += "\u0327";
  EXPECT_EQ(fold(pile).text.size(), pile.size());
  EXPECT_EQ(fold(harakat).text, "ب");
  EXPECT_LE(fold(joiners).text.size(), 3U);
  EXPECT_EQ(fold(sorted).text.size(), sorted.size());
}

}  // namespace
}  // namespace obelus
