#pragma once

#include <filesystem>
#include <iterator>
#include <string>

#include "sim/base/system.h"

namespace skoen::test {

namespace fs = std::filesystem;

// A folder of its own for one test, gone afterwards.
class Folder {
  public:
    Folder() {
        static int count = 0;
        do {
            path_ = fs::temp_directory_path() /
                    ("skoen-test-" + std::to_string(base::process_number()) + '-' + std::to_string(count++));
        } while (!fs::create_directory(path_));
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    fs::path operator/(const char* name) const { return path_ / name; }
    std::ptrdiff_t files() const {
        return std::distance(fs::directory_iterator(path_), fs::directory_iterator());
    }

  private:
    fs::path path_;
};

}  // namespace skoen::test
