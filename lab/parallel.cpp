#include "lab/parallel.h"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace skoen::lab {

int threads_to_use(int given) {
    return std::max(given > 0 ? given : static_cast<int>(std::thread::hardware_concurrency()), 1);
}

void for_each_index(int count, int threads, const std::atomic<bool>* cancel,
                    const std::function<void(int)>& work) {
    std::atomic<int> next{0};
    std::atomic<bool> failed{false};
    std::exception_ptr error;
    std::mutex error_mutex;
    const auto loop = [&] {
        for (int i = next++; i < count && !failed; i = next++) {
            if (cancel != nullptr && *cancel) return;
            try {
                work(i);
            } catch (...) {
                const std::lock_guard lock(error_mutex);
                if (!failed.exchange(true)) error = std::current_exception();
            }
        }
    };
    std::vector<std::thread> pool;
    for (int i = 1; i < std::min(threads, count); ++i) pool.emplace_back(loop);
    loop();
    for (std::thread& thread : pool) thread.join();
    if (error) std::rethrow_exception(error);
}

}  // namespace skoen::lab
