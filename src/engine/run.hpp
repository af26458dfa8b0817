// Many files → their findings, on several threads, in input order.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "document/document.hpp"
#include "engine/baseline.hpp"
#include "engine/files.hpp"
#include "engine/fixes.hpp"
#include "engine/linters.hpp"
#include "rules/finding.hpp"

namespace obelus {

class Cache;

struct RunOptions {
  unsigned jobs = 1;
  std::string encoding;    // of the files; empty: recognised
  std::string language;    // of the files, whatever they declare; empty: as they or the policy say
  bool keep_text = false;  // hand over each file's text as well
  const Baseline* baseline = nullptr;  // what it knows is suppressed, and not fixed
  Cache* cache = nullptr;              // of results; not used where there are fixes to apply
  FixKind fix = FixKind::none;
  bool write_fixes = true;  // false: the files stay as they are, and what they would become is told
  std::function<bool()> stop;  // asked between files; once true, no further file is begun
};

struct CheckedFile {
  std::string path;
  const Policy* policy = nullptr;  // that it was checked under; lives as long as the linters
  std::string problem;             // why it could not be checked; empty: it was
  std::vector<Finding> findings;
  std::vector<SuppressedFinding> suppressed;
  std::string text;       // valid UTF-8; only with keep_text
  std::size_t fixes = 0;  // that were applied; the findings are those of the fixed file
  // Where fixes are not written, what they would change; else empty.
  std::string text_before, text_after;
};

// Hands each file to `deliver` on the calling thread. A file that cannot be read, or whose check
// throws, is a file with a problem, not the end of the run; what `deliver` throws is. Returns how
// many files were delivered: fewer than given only when stopped. Throws PolicyErrors, before the
// first file, for a policy that cannot be used.
std::size_t check_files(std::span<const InputFile> files, Linters& linters,
                        const RunOptions& options,
                        const std::function<void(CheckedFile&&)>& deliver);

// The document of a text that is not in a file is read and checked in the same way.
std::vector<Finding> check_bytes(const Linter& linter, std::string_view bytes,
                                 const DocumentOptions& options, std::string_view path,
                                 WorkerScratch& scratch);

// A sensible number of workers for this machine.
unsigned default_jobs() noexcept;

}  // namespace obelus
