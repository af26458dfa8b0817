// Holds the HTML tokenizer to the public html5lib tokenizer tests, where they lie beside the
// project. Their format is described in the README in their folder.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "document/html/tokenizer.hpp"

namespace obelus::html {
namespace {

using nlohmann::json;

// UTF-8 for any code point; lone surrogates, which some tests hold, in the same pattern.
void append_utf8(std::string& out, unsigned c) {
  const auto put = [&](unsigned byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

// The second round of "\uHHHH" that tests marked doubleEscaped ask for.
std::string unescape(const std::string& text) {
  const auto unit_at = [&](std::size_t i) -> int {
    if (text.compare(i, 2, "\\u") != 0 || i + 6 > text.size()) return -1;
    return std::stoi(text.substr(i + 2, 4), nullptr, 16);
  };
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const int unit = unit_at(i);
    if (unit < 0) {
      out.push_back(text[i++]);
      continue;
    }
    i += 6;
    const int low = 0xD800 <= unit && unit < 0xDC00 && i < text.size() ? unit_at(i) : -1;
    if (0xDC00 <= low && low < 0xE000) {
      append_utf8(out, 0x10000U + (static_cast<unsigned>(unit - 0xD800) << 10) +
                           static_cast<unsigned>(low - 0xDC00));
      i += 6;
    } else {
      append_utf8(out, static_cast<unsigned>(unit));
    }
  }
  return out;
}

json unescape_all(const json& value) {
  if (value.is_string()) return unescape(value.get<std::string>());
  json out = value;
  if (value.is_array()) {
    for (json& item : out) item = unescape_all(item);
  } else if (value.is_object()) {
    out = json::object();
    for (const auto& [key, item] : value.items()) out[unescape(key)] = unescape_all(item);
  }
  return out;
}

ContentModel model_of(const std::string& state) {
  if (state == "Data state") return ContentModel::data;
  if (state == "PLAINTEXT state") return ContentModel::plaintext;
  if (state == "RCDATA state") return ContentModel::rcdata;
  if (state == "RAWTEXT state") return ContentModel::rawtext;
  if (state == "Script data state") return ContentModel::script;
  if (state == "CDATA section state") return ContentModel::cdata;
  throw std::invalid_argument("unknown initial state " + state);
}

json id_json(const std::optional<std::string_view>& id) {
  return id ? json(std::string(*id)) : json(nullptr);
}

// The tokens as the format writes them, adjacent characters joined.
json tokens_of(const std::string& input, ContentModel model, const std::string& last_start_tag) {
  json out = json::array();
  Tokenizer tokenizer(input);
  tokenizer.enter(model, last_start_tag);
  for (Token token; tokenizer.next(token);) {
    const std::string name(token.name);
    const std::string text(token.text);
    switch (token.kind) {
      case TokenKind::text:
      case TokenKind::decoded:
        if (!out.empty() && out.back()[0] == "Character") {
          out.back()[1] = out.back()[1].get<std::string>() + text;
        } else {
          out.push_back({"Character", text});
        }
        break;
      case TokenKind::start_tag: {
        json attributes = json::object();
        for (const Attribute& attribute : token.attributes) {
          attributes[std::string(attribute.name)] = std::string(attribute.value);
        }
        json tag = json::array({"StartTag", name, attributes});
        if (token.self_closing) tag.push_back(true);
        out.push_back(tag);
        break;
      }
      case TokenKind::end_tag: out.push_back(json::array({"EndTag", name})); break;
      case TokenKind::comment: out.push_back(json::array({"Comment", text})); break;
      case TokenKind::doctype:
        out.push_back(
            json::array({"DOCTYPE", name.empty() ? json(nullptr) : json(name),
                         id_json(token.public_id), id_json(token.system_id), !token.force_quirks}));
        break;
      case TokenKind::dropped:
      case TokenKind::end: break;
    }
  }
  return out;
}

std::string printed(const json& value) {
  return value.dump(-1, ' ', true, json::error_handler_t::replace);
}

TEST(HtmlTokenizerConformance, PassesEveryHtml5libTest) {
  const std::filesystem::path folder = OBELUS_SOURCE_DIR "/../shared/data/html5lib";
  if (!std::filesystem::is_directory(folder)) GTEST_SKIP() << "no html5lib tests in " << folder;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".test") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());

  int tests = 0;
  int runs = 0;
  for (const auto& file : files) {
    std::ifstream stream(file);
    const json document = json::parse(stream);
    // xmlViolationTests expect what an XML serialisation of the tree would need: another mode.
    if (!document.contains("tests")) continue;
    for (const json& test : document["tests"]) {
      const bool escaped = test.value("doubleEscaped", false);
      const json expected = escaped ? unescape_all(test["output"]) : test["output"];
      const auto written = test["input"].get<std::string>();
      const std::string input = escaped ? unescape(written) : written;
      ++tests;
      for (const json& state : test.value("initialStates", json::array({"Data state"}))) {
        ++runs;
        const json actual = tokens_of(input, model_of(state.get<std::string>()),
                                      test.value("lastStartTag", std::string()));
        EXPECT_TRUE(actual == expected)
            << file.filename() << ": " << printed(test["description"]) << " in " << state
            << "\n  input    " << printed(input) << "\n  expected " << printed(expected)
            << "\n  actual   " << printed(actual);
      }
    }
  }
  RecordProperty("html5lib_tests", tests);
  std::cout << "html5lib: " << tests << " tests, " << runs << " runs, " << files.size()
            << " files\n";
  EXPECT_GT(tests, 6000) << "the folder lacks tests";
}

}  // namespace
}  // namespace obelus::html
