"""Calling an equation from the step loops: by its address where it is machine code, plainly where it is not.

A loop is compiled once and serves every model. It is given the address of the equations' machine code, which costs
a call and no more; the same loop in plain Python is given the function itself.
"""

from math import nan

from mgmodels.engine.errors import NO_VALUE


def evaluate(function, t, y, p, table, row):
    """Fill row `row` of `table` with what `function(t, y, p, out)` gives; nan where plain Python has no value."""
    try:
        function(t, y, p, table[row])
    except NO_VALUE:
        table[row] = nan


def evaluate_by_address(typing_context, function, t, y, p, table, row):
    """Write the same call as machine code: numba's `intrinsic` makes `evaluate` of it."""
    from llvmlite import ir
    from numba import types
    from numba.core import cgutils

    def write_call(context, builder, signature, values):
        address, t, y, p, table, row = values
        y, p, table = (
            context.make_array(kind)(context, builder, value)
            for kind, value in zip(signature.args[2:5], (y, p, table), strict=True)
        )
        out = builder.gep(table.data, [builder.mul(row, builder.extract_value(table.shape, 1))])
        # numba's own form of call: places for a result and an error come first, a status comes back
        place = cgutils.voidptr_t
        result, error = (cgutils.alloca_once(builder, place) for _ in range(2))
        places = (place.as_pointer(), place.as_pointer(), ir.DoubleType(), y.data.type, p.data.type, out.type)
        called = builder.inttoptr(address, ir.FunctionType(ir.IntType(32), places).as_pointer())
        builder.call(called, (result, error, t, y.data, p.data, out))
        return context.get_dummy_value()

    return types.void(types.int64, types.float64, y, p, table, types.int64), write_call


def array_at(typing_context, pointer, shape):
    """Return the array that stands at a pointer, in rows; an `intrinsic` too."""
    from numba import types
    from numba.core import cgutils
    from numba.np.arrayobj import populate_array

    def write_array(context, builder, signature, values):
        pointer, shape = values
        kind = signature.return_type
        array = context.make_array(kind)(context, builder)
        sizes = cgutils.unpack_tuple(builder, shape)
        width = context.get_constant(types.intp, context.get_abi_sizeof(context.get_data_type(kind.dtype)))
        strides = [width]
        for size in reversed(sizes[1:]):
            strides.insert(0, builder.mul(strides[0], size))
        populate_array(array, pointer, sizes, strides, width, meminfo=None)
        return array._getvalue()

    return types.Array(pointer.dtype, len(shape), "C")(pointer, shape), write_array
