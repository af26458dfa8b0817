// The makers of the reporters, one a format; reporter.cpp lists them by name.
#pragma once

#include <memory>

#include "report/reporter.hpp"

namespace obelus {

std::unique_ptr<Reporter> make_text_reporter(Output output, ReporterOptions options);
std::unique_ptr<Reporter> make_concise_reporter(Output output, ReporterOptions options);
std::unique_ptr<Reporter> make_json_reporter(Output output, ReporterOptions options);
std::unique_ptr<Reporter> make_jsonl_reporter(Output output, ReporterOptions options);
std::unique_ptr<Reporter> make_sarif_reporter(Output output, ReporterOptions options);
std::unique_ptr<Reporter> make_github_reporter(Output output, ReporterOptions options);
std::unique_ptr<Reporter> make_gitlab_reporter(Output output, ReporterOptions options);
std::unique_ptr<Reporter> make_junit_reporter(Output output, ReporterOptions options);
std::unique_ptr<Reporter> make_checkstyle_reporter(Output output, ReporterOptions options);
std::unique_ptr<Reporter> make_rdjson_reporter(Output output, ReporterOptions options);
std::unique_ptr<Reporter> make_rdjsonl_reporter(Output output, ReporterOptions options);

// The gravest severity in a file's findings.
Severity gravest(std::span<const Finding> findings) noexcept;

}  // namespace obelus
