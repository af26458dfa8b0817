// Language detection, and the languages of a document's blocks.
#include "document/language.hpp"

// CLD2's header needs these before it.
#include <array>
#include <cstdio>
#include <vector>

#include <cld2/public/compact_lang_det.h>

#include <cld2/internal/lang_script.h>
#include <cld2/public/encodings.h>

namespace obelus {
namespace {

// CLD2 has old ISO 639 codes and names of its own for a few languages.
std::string bcp47(CLD2::Language language) {
  const std::string_view code = CLD2::LanguageCode(language);
  if (code == "iw") return "he";
  if (code == "jw") return "jv";
  if (code == "mo") return "ro";
  if (code == "tl") return "fil";
  if (code == "sr-ME") return "sr";
  if (code == "blu") return "hmn";
  if (code.substr(0, 2) == "xx" || code == "un" || code == "zzp") return "und";
  return std::string(code);
}

// `buffer` ends with a space. `flags` are CLD2's.
std::string ask(const std::string& buffer, const std::string& hint, int flags) {
  const CLD2::CLDHints hints{hint.empty() ? nullptr : hint.c_str(), nullptr, CLD2::UNKNOWN_ENCODING,
                             CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int bytes = 0;
  bool reliable = false;
  const CLD2::Language best = CLD2::ExtDetectLanguageSummary(
      buffer.data(), static_cast<int>(buffer.size()), true, &hints, flags, languages.data(),
      percents.data(), scores.data(), nullptr, &bytes, &reliable);
  if (best == CLD2::UNKNOWN_LANGUAGE) return "und";
  if (!reliable && flags == 0) return "und";
  return bcp47(best);
}

}  // namespace

std::string reliable_language(std::string_view text) { return ask(std::string(text) + ' ', {}, 0); }

std::string detect_language(std::string_view text, std::string_view hint) {
  std::string buffer(text);
  buffer += ' ';
  std::string hint_code;
  if (hint != "und") hint_code = hint == "he" ? "iw" : hint;
  std::string language = ask(buffer, hint_code, 0);
  if (language != "und") return language;
  // Of a sentence or less CLD2 is never sure. Its best guess is right where it is English, seldom
  // enough where it is a neighbour of English.
  language = ask(buffer, hint_code, CLD2::kCLDFlagBestEffort);
  return language == "en" || (!hint.empty() && language == hint) ? language : "und";
}

std::string_view primary_language(std::string_view tag) noexcept {
  std::size_t end = 0;
  while (end < tag.size() && tag[end] != '-' && tag[end] != '_') ++end;
  return tag.substr(0, end);
}

}  // namespace obelus
