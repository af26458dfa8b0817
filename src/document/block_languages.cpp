// Which language each block is in. Documents declare it, callers force it; else CLD2 is asked, of
// a kilobyte or two of the document and of those blocks whose script says that they are in another
// language than the document.
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "document/language.hpp"
#include "document/readers.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// The languages written in a script other than Latin, the most likely one first.
struct ScriptLanguages {
  Script script;
  std::string_view code;  // ISO 15924
  std::array<std::string_view, 16> languages;
};
constexpr std::array<ScriptLanguages, 8> kScripts{{
    {Script::arabic,
     "Arab",
     {"ar", "fa", "ur", "ps", "ckb", "sd", "ug", "dv", "bal", "arz", "pnb"}},
    {Script::hebrew, "Hebr", {"he", "yi"}},
    {Script::cyrillic,
     "Cyrl",
     {"ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg", "tt", "ba", "cv", "os", "ce"}},
    {Script::greek, "Grek", {"el"}},
    {Script::han, "Hans", {"zh", "ja", "yue", "wuu"}},
    {Script::hangul, "Kore", {"ko"}},
    {Script::devanagari, "Deva", {"hi", "mr", "ne", "sa", "bh", "mai", "bho"}},
    {Script::thai, "Thai", {"th"}},
}};
// Languages of scripts that text/chars.hpp does not tell apart.
constexpr std::array<std::string_view, 20> kOtherScripts{"bn", "as", "ta", "te", "kn", "ml", "gu",
                                                         "pa", "or", "si", "my", "km", "lo", "ka",
                                                         "hy", "am", "ti", "bo", "dz", "iu"};

// Kana is written among Han and by nobody else.
Script joined(Script script) noexcept { return script == Script::kana ? Script::han : script; }

Script script_of_language(std::string_view tag) noexcept {
  const std::string_view primary = primary_language(tag);
  if (tag.find("Latn") != std::string_view::npos) return Script::latin;
  for (const ScriptLanguages& row : kScripts) {
    if (tag.find(row.code) != std::string_view::npos) return row.script;
    for (const std::string_view language : row.languages) {
      if (!language.empty() && language == primary) return row.script;
    }
  }
  const auto other = std::find(kOtherScripts.begin(), kOtherScripts.end(), primary);
  if (other != kOtherScripts.end()) return Script::other;
  return primary == "und" || primary.empty() ? Script::common : Script::latin;
}

bool could_be(std::string_view language, Script script) noexcept {
  const Script own = script_of_language(language);
  return script == Script::common || own == Script::common || own == joined(script);
}

std::string_view likely_language(Script script) noexcept {
  if (script == Script::kana) return "ja";
  for (const ScriptLanguages& row : kScripts) {
    if (row.script == script) return row.languages[0];
  }
  return "und";
}

bool is_prose(const Block& block) noexcept {
  return block.scope == Scope::paragraph || block.scope == Scope::list ||
         block.scope == Scope::quote || block.scope == Scope::title ||
         block.scope == Scope::heading;
}

// Some text of the document: its paragraphs first, then whatever there is.
std::string sample(const Document& document, std::size_t length) {
  constexpr std::size_t kFromOneBlock = 700;
  std::string text;
  const auto add = [&](auto wanted) {
    for (const Block& block : document.blocks) {
      if (text.size() >= length) return;
      if (!wanted(block)) continue;
      text += utf8::head(document.text(block), kFromOneBlock);
      text += ' ';
    }
  };
  add([](const Block& block) { return block.scope == Scope::paragraph && !block.boilerplate; });
  if (text.size() < length / 4) {
    text.clear();
    add([](const Block& block) { return is_prose(block) && !block.boilerplate; });
  }
  if (text.size() < length / 4) {
    text.clear();
    add([](const Block& block) { return block.scope != Scope::code; });
  }
  return std::string(utf8::head(text, length));
}

class Languages {
 public:
  Languages(const DocumentOptions& options, Document& document)
      : options_(options), document_(document) {}

  void assign() {
    constexpr std::size_t kFirstSample = 160;
    constexpr std::size_t kSecondSample = 2500;
    const std::string text = sample(document_, kFirstSample);
    const Script script = main_script(text);
    if (options_.language_forced && !options_.language.empty()) {
      document_.language = options_.language;
    } else if (document_.language.empty() || !could_be(document_.language, script)) {
      // Templates declare what their authors forgot to change: lang="en" over Arabic.
      document_.language = could_be(options_.language, script) ? options_.language : std::string();
    }
    document_.language_declared = !document_.language.empty();
    if (document_.language.empty()) {
      document_.language = reliable_language(text);
      if (document_.language == "und") {
        document_.language = detect_language(sample(document_, kSecondSample));
      }
      if (document_.language == "und") document_.language = likely_language(script);
    }
    // A language that is forced on a text of another script is meant for all of it.
    const bool all_forced = options_.language_forced && !could_be(document_.language, script);
    latest_[joined(script)] = document_.language;
    for (Block& block : document_.blocks) {
      block.language = all_forced ? document_.language : language_of(block);
    }
  }

 private:
  std::string language_of(const Block& block) {
    const std::string& declared =
        block.language.empty() || options_.language_forced ? document_.language : block.language;
    if (block.scope == Scope::code) return declared;
    constexpr std::size_t kSample = 120;
    constexpr std::size_t kLong = 600;
    const std::string_view text = document_.text(block);
    const std::string_view piece = utf8::head(text, kSample);
    const Script script = main_script(piece);
    if (script == Script::common) return declared;
    if (declared != known_language_) {
      known_language_ = declared;
      known_script_ = script_of_language(declared);
    }
    if (known_script_ == Script::common || known_script_ == joined(script)) return declared;
    if (utf8::length(piece) >= 40) {
      std::string detected = detect_language(utf8::head(text, kLong));
      if (detected != "und" && could_be(detected, script)) {
        latest_[joined(script)] = detected;
        return detected;
      }
    }
    const auto before = latest_.find(joined(script));
    if (before != latest_.end() && could_be(before->second, script)) return before->second;
    // A short Latin line in a text of another script is mostly English, the second language of the
    // world's newsrooms.
    return script == Script::latin ? "en" : std::string(likely_language(script));
  }

  const DocumentOptions& options_;
  Document& document_;
  std::string known_language_;  // the last declared language, whose script is known
  Script known_script_ = Script::common;
  std::map<Script, std::string> latest_;  // by script, what the document was last seen to use
};

}  // namespace

void assign_languages(const DocumentOptions& options, Document& document) {
  Languages(options, document).assign();
}

}  // namespace obelus
