"""numba as a translator: from Python text to LLVM's own language, and no further.

numba alone would optimise every helper function, make machine code of it, and do both again in each of its callers.
Here it only translates; LLVM then optimises the whole once (see `object_code`). That is several times faster, and
what comes out is no slower. All that rests on numba's inner parts is in this file.
"""

from contextlib import contextmanager
from functools import cache

from mgmodels.engine.errors import DeclarationError

# products may be fused and divisions made products, off in the last place; nan and infinity keep their meaning
FAST = {"contract", "arcp"}
OPTIONS = {
    "error_model": "numpy", "fastmath": FAST, "_nrt": False, "no_cpython_wrapper": True, "no_cfunc_wrapper": True
}  # fmt: skip


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


@contextmanager
def translating():
    """Keep numba from optimising and from making machine code; nothing else can compile meanwhile."""
    from numba.core import config
    from numba.core.compiler_lock import global_compiler_lock
    from numba.core.registry import cpu_target

    target = cpu_target.target_context
    codegen = target.codegen()
    with global_compiler_lock:
        usual = config.OPT, codegen._library_class
        config.OPT, codegen._library_class = type(config.OPT)(0), translation_only()
        # callers know a function by its machine code; for what is not made stands a built-in of its own
        target.get_executable = lambda library, description, environment: [].append
        try:
            yield
        finally:
            config.OPT, codegen._library_class = usual
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
