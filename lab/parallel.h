// Independent pieces of work on several threads.
#pragma once

#include <atomic>
#include <functional>

namespace skoen::lab {

// 0 given: as many as there are processors; never below 1.
[[nodiscard]] int threads_to_use(int given);

// Runs `work(index)` for 0 <= index < count. Stops soon when *cancel is set (may be null). The first exception is thrown
// again here, after all threads have ended.
void for_each_index(int count, int threads, const std::atomic<bool>* cancel,
                    const std::function<void(int)>& work);

}  // namespace skoen::lab
