// A bar on standard error for long work: only where somebody looks at it, never on standard output.
#pragma once

#include <mutex>
#include <ostream>

namespace skoen::cli {

class Progress {
  public:
    // Drawn when `err` is standard error on a terminal, or when SKOEN_PROGRESS is 1 in the environment.
    explicit Progress(std::ostream& err);
    ~Progress();  // wipes the bar
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    // From any thread. Writes only when the bar looks different.
    void show(int done, int all);

  private:
    std::ostream& err_;
    bool drawn_ = false;
    bool visible_ = false;
    int cells_ = -1;
    std::mutex mutex_;
};

}  // namespace skoen::cli
