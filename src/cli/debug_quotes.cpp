// obelus debug-quotes: how the quotation analysis reads a file, for developers of its costs.
#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "analysis/quotation_explain.hpp"
#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/log.hpp"
#include "document/document.hpp"
#include "engine/read_file.hpp"
#include "report/output.hpp"

namespace obelus {
namespace {

struct DebugFlags {
  std::string path;
  std::string language;
};

int explain(const DebugFlags& flags) {
  const FileContent content = flags.path == "-" ? read_standard_input() : read_file(flags.path);
  if (!content.error.empty()) {
    log_error(flags.path + ": " + content.error);
    return kFailed;
  }
  DocumentOptions options;
  options.format = format_of(flags.path);
  options.language = flags.language;
  options.language_forced = !flags.language.empty();
  Document document;
  read_document(content.bytes, options, document);
  Output output = Output::to_standard_output();
  output.write(explain_quotations(document), Severity::suggestion);
  output.commit();
  return kSound;
}

}  // namespace

void add_debug_quotes(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand(
      "debug-quotes", "Print each quotation mark of a file, its costs and how it was read");
  auto flags = std::make_shared<DebugFlags>();
  command->add_option("FILE", flags->path, "The file; - is standard input")->required();
  command->add_option("--language", flags->language, "Language of the text (BCP 47)");
  command->callback([&action, flags] { action = [flags] { return explain(*flags); }; });
}

}  // namespace obelus
