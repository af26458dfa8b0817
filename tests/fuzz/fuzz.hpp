// What the fuzz targets share. A target is one file: it defines check(), which reads hostile bytes
// and aborts where a promise is broken; libFuzzer makes up the bytes (./dev fuzz), replay.cpp reads
// the stored ones.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "engine/linter.hpp"
#include "rules/finding.hpp"

namespace obelus::fuzz {

// Each target's own.
void check(std::string_view bytes);

// Aborts with the message, so that the input is kept.
[[noreturn]] void fail(const std::string& message);
inline void expect(bool holds, const char* message) {
  if (!holds) fail(message);
}

// Inputs that are several things are written one below the other, parted by lines "%%".
// Parts that are not there are empty; the last one takes what is left.
std::vector<std::string_view> parts(std::string_view bytes, std::size_t count);
std::vector<std::string_view> lines(std::string_view text);
// Any bytes as valid UTF-8, as readers hand it on.
std::string as_text(std::string_view bytes);
// "html", "markdown" or else plain text, with a language behind a space where one is forced.
DocumentOptions options_from(std::string_view line);

// What holds of every map from a text of `target` bytes into one of `origin` bytes: spans stay
// inside, and what lies behind in the one lies behind in the other.
using ToOrigin = std::function<std::pair<std::size_t, std::size_t>(std::size_t, std::size_t)>;
void expect_monotone(const ToOrigin& map, std::size_t target, std::size_t origin);

// Reads it twice: the same blocks, in range, of valid UTF-8.
void expect_sound_document(std::string_view bytes, const DocumentOptions& options);

// Every rule there is, those that policies leave off as well.
const Linter& all_rules();
// Two checks of one document find the same, with every place inside it; returns what they find.
CheckResult expect_sound_findings(const Linter& linter, const Document& document,
                                  std::string_view bytes, std::string_view sidecar = {});
bool same(const Finding& a, const Finding& b);

// A folder of this process, on a file system in memory where there is one.
const std::filesystem::path& folder();
void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace obelus::fuzz
