#include "cli/interrupt.h"

#include <csignal>

namespace skoen::cli {

namespace {

std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free,
              "only lock-free atomics may be used in a signal handler");

void on_interrupt(int signal) {
    interrupted = true;
    std::signal(signal, SIG_DFL);
}

}  // namespace

InterruptWatch::InterruptWatch() {
    interrupted = false;
    before_ = std::signal(SIGINT, on_interrupt);
}

InterruptWatch::~InterruptWatch() { std::signal(SIGINT, before_); }

const std::atomic<bool>* InterruptWatch::flag() const { return &interrupted; }

void InterruptWatch::check() const {
    if (interrupted) throw Interrupted{};
}

}  // namespace skoen::cli
