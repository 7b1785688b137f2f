"""numba as a translator: from Python text to LLVM's own language, and no further.

It has the loops, and those equations that `lower` does not understand. numba alone would optimise every helper
function, make machine code of it, and do both again in each of its callers. Here it only translates; LLVM then
optimises the whole once (see `object_code`). That is several times faster, and what comes out is no slower. All that
rests on numba's inner parts is in this file.
"""

from contextlib import contextmanager
from functools import cache

from mgmodels.engine.errors import DeclarationError
from mgmodels.engine.lower import NotLowered, lowered

# Products may be fused with sums and divisions made products: a quarter faster, each off in the last place. So the
# difference of two equal products may be a hair below 0: take no root of one. nan and infinity keep their meaning.
FAST = {"contract", "arcp"}
OPTIONS = {
    "error_model": "numpy", "fastmath": FAST, "_nrt": False, "no_cpython_wrapper": True, "no_cfunc_wrapper": True
}  # fmt: skip

AT_A_POINT = "void(f8, CPointer(f8), CPointer(f8), CPointer(f8))"


def translated(text, name, entry, signature, symbol):
    """Return one function of a text, with all it calls, in LLVM's language.

    Args:
        text: Python that defines `entry`; its helpers are decorated with `compiled`, or `inlined`.
        name: Whose text it is.
        signature: Of `entry`, in numba's words; numbers and pointers only.
        symbol: What `entry` is called in the result.

    Raises:
        DeclarationError: numba does not understand the text.
    """
    if signature == AT_A_POINT:
        try:
            return lowered(text, entry, symbol, machine())
        except NotLowered:  # numba understands more
            pass
    import numba

    space = {"compiled": numba.njit(**OPTIONS), "inlined": numba.njit(forceinline=True, **OPTIONS)}
    with translating():
        try:
            exec(compile(text, f"<mgmodels {name}>", "exec"), space)
            (result,) = numba.njit(signature, **OPTIONS)(space[entry]).overloads.values()
            result.library._ensure_finalized()
        except Exception as problem:
            raise DeclarationError(
                f"{name}: numba cannot compile these equations ({type(problem).__name__}). They may use numbers, "
                f"arithmetic, if, and the math module.\n{problem}"
            ) from problem
    return result.library.get_llvm_str().replace(result.fndesc.llvm_func_name, symbol)


@cache
def machine():
    """Return the lines that tell LLVM for which kind of machine a module is."""
    import llvmlite.binding as llvm

    llvm.initialize_native_target()
    triple = llvm.get_process_triple()
    layout = llvm.Target.from_triple(triple).create_target_machine().target_data
    return f'target datalayout = "{layout}"\ntarget triple = "{triple}"'


@contextmanager
def translating():
    """Keep numba from optimising and from making machine code; nothing else can compile meanwhile."""
    from numba.core import config, types
    from numba.core.compiler_lock import global_compiler_lock
    from numba.core.registry import cpu_target
    from numba.np import arrayobj

    target = cpu_target.target_context
    codegen = target.codegen()
    with global_compiler_lock:
        usual = config.OPT, codegen._library_class, arrayobj.fix_integer_index
        config.OPT, codegen._library_class = type(config.OPT)(0), translation_only()
        # no index here counts from the end
        arrayobj.fix_integer_index = lambda context, builder, kind, index, size: context.cast(
            builder, index, kind, types.intp
        )
        # callers know a function by its machine code; for what is not made stands a built-in of its own
        target.get_executable = lambda library, description, environment: [].append
        try:
            yield
        finally:
            config.OPT, codegen._library_class, arrayobj.fix_integer_index = usual
            del target.get_executable


@cache
def translation_only():
    """Return the kind of numba's libraries that ends before machine code."""
    from numba.core.codegen import JITCodeLibrary

    class Translation(JITCodeLibrary):
        def _finalize_final_module(self):
            self._finalize_dynamic_globals()
            self._finalized = True

    return Translation
