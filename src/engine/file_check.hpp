// One file → its findings, from reading it to writing its fixes.
#pragma once

#include <mutex>
#include <string_view>

#include "engine/files.hpp"
#include "engine/linter.hpp"
#include "engine/run.hpp"

namespace obelus {

struct FileCheck {
  const InputFile* file;
  const Linter* linter;
  std::string_view policy_identity;  // of the linter's policy, where results are kept
};

// Throws what rules and readers throw. Big files are checked while `big_file` is held, that is, one
// at a time.
CheckedFile check_file(const FileCheck& job, const RunOptions& options, std::mutex& big_file,
                       WorkerScratch& scratch);

}  // namespace obelus
