// Ctrl-C and SIGTERM: stop soon and cleanly, with nothing half-written.
#pragma once

#include <atomic>

namespace skoen::cli {

// Thrown by a command that was interrupted; exit 128 + signal, as shells count: 130 for SIGINT, 143 for SIGTERM.
struct Interrupted {
    int signal = 0;
    bool kept = false;  // what was finished is on the disk
};

// While it lives, SIGINT and SIGTERM set a flag instead of ending the process; a second one ends it as usual. One at a time.
class InterruptWatch {
  public:
    InterruptWatch();
    ~InterruptWatch();
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;

    [[nodiscard]] const std::atomic<bool>* flag() const;
    void check(bool kept = false) const;  // throws Interrupted once the flag is set

  private:
    void (*before_)(int) = nullptr;
    void (*before_term_)(int) = nullptr;
};

}  // namespace skoen::cli
