#include "formats/pickle_machine.h"

#include "fuzz/target.h"

using namespace sinopia;

FUZZ_TARGET(pickle) {
    fuzz::survive([&] {
        PickleMachine machine(fuzz::bytes_of(data, size), "input");
        // The legacy container has five of them, one after the other.
        for (int i = 0; i < 5 && machine.position() < size; ++i) {
            const PickleTree tree = machine.run();
            fuzz::require(machine.position() <= size, "the machine has read past the end");
        }
    });
    return 0;
}
