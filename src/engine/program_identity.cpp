// Reading ids that are in memory already costs nothing; hashing the program's file would cost as
// much as checking some articles.
#include "engine/program_identity.hpp"

#include <link.h>

#include <bit>
#include <cstddef>
#include <cstring>

#include "engine/read_file.hpp"

namespace obelus {
namespace {

constexpr std::size_t aligned(std::size_t size) noexcept { return (size + 3) & ~std::size_t{3}; }

// The id among the notes of one segment, or nothing.
std::string_view build_id(std::string_view notes) {
  ElfW(Nhdr) head{};
  while (notes.size() >= sizeof head) {
    std::memcpy(&head, notes.data(), sizeof head);
    const std::size_t name_end = sizeof head + aligned(head.n_namesz);
    const std::size_t end = name_end + aligned(head.n_descsz);
    if (end > notes.size()) break;
    if (head.n_type == NT_GNU_BUILD_ID &&
        notes.substr(sizeof head, head.n_namesz) == std::string_view(ELF_NOTE_GNU "\0", 4)) {
      return notes.substr(name_end, head.n_descsz);
    }
    notes.remove_prefix(end);
  }
  return {};
}

struct Loaded {
  std::string ids;
  bool program_has_one = false;
};

int add_id(dl_phdr_info* info, std::size_t, void* data) {
  Loaded& loaded = *static_cast<Loaded*>(data);
  const std::string_view name = info->dlpi_name == nullptr ? "" : info->dlpi_name;
  if (name.starts_with("linux-vdso")) return 0;  // the kernel's
  for (std::size_t i = 0; i < info->dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = info->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const auto* const begin = std::bit_cast<const char*>(info->dlpi_addr + segment.p_vaddr);
    const std::string_view id = build_id({begin, segment.p_memsz});
    if (id.empty()) continue;
    loaded.ids += id;
    loaded.program_has_one = loaded.program_has_one || name.empty();
    break;
  }
  return 0;
}

}  // namespace

std::string program_identity(std::string_view version) {
  Loaded loaded;
  dl_iterate_phdr(add_id, &loaded);
  std::string identity = std::string(version) + '\n' + loaded.ids;
  if (!loaded.program_has_one) identity += read_file("/proc/self/exe").bytes;
  return identity;
}

}  // namespace obelus
