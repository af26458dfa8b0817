// The marks of posts and advertisements that stand in a text, counted without reading a word of it.
#pragma once

#include <cstdint>
#include <string_view>

namespace obelus {

inline constexpr std::uint32_t kDialledDigits = 9;  // of a number to call that begins with + or 0

struct SpamMarks {
  std::uint32_t hashtags = 0;
  std::uint32_t joined_hashtags = 0;  // underscores in them: #two_words
  bool edge_hashtag = false;          // the first or the last word is one
  std::uint32_t handles = 0;
  bool opens_with_handle = false;  // a reply; "— @name" is a credit
  std::uint32_t addresses = 0;     // of e-mail
  std::uint32_t exclamations = 0;
  std::uint32_t shouted = 0;    // words of three capitals or more
  std::uint32_t ornaments = 0;  // runs of one sign: *** >>> ===
  std::uint32_t stretched = 0;  // letters three times in a row, tatweel likewise
  std::uint32_t elongated = 0;  // of these, by tatweel or by alef madda again and again
  std::uint32_t phones = 0;
  std::uint32_t amounts = 0;  // figures with a sign of money
  std::uint32_t tags = 0;     // <p>, </font>
  std::uint32_t glued = 0;    // words stuck together: "now!Click", "FREE>Call"
  std::uint32_t mixed = 0;    // words of letters and digits: TONES2U, in2
  std::uint32_t chat = 0;     // u, ur, 2nite: see is_chat_word()
  std::uint32_t hosts = 0;    // shop.example.com, without http or www
};

SpamMarks count_spam_marks(std::string_view text);

}  // namespace obelus
