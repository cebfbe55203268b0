#pragma once

#include <string_view>

namespace skoen::base {

/// Which build produced a result. Goes into manifests and `--version`, never into the hash of a result.
struct BuildInfo {
    std::string_view version;  ///< the project's version, "0.1.0"
    std::string_view
        commit;  ///< abbreviated git commit, "-dirty" appended for uncommitted changes, or "unknown"
    std::string_view compiler;  ///< name and version, "GNU 12.2.0"
    std::string_view flags;     ///< compiler flags that every file was built with
};

const BuildInfo& build_info() noexcept;

}  // namespace skoen::base
