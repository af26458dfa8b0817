// reviewdog's diagnostics: rdjson and rdjsonl share them.
#pragma once

#include <vector>

#include <nlohmann/json.hpp>

#include "report/reporter.hpp"

namespace obelus::rdf {

using Json = nlohmann::ordered_json;

// "source" of a report or of a diagnostic.
Json source(const ReporterOptions& options);
// A file's problem and its findings. Columns count bytes of UTF-8, so the file's text is needed.
std::vector<Json> diagnostics(const FileReport& report, const ReporterOptions& options);

}  // namespace obelus::rdf
