using System;
using System.Threading.Tasks;

namespace PortReservation.Shim
{
    /// <summary>The shape of every method that edge-js calls, and the rule that no exception leaves one.</summary>
    internal static class Answer
    {
        internal const int ErrorInvalidParameter = 87;
        private const int ErrorModuleNotFound = 126;
        private const int ErrorProcedureNotFound = 127;
        private const int ErrorBadExeFormat = 193;
        private const int ErrorInternalError = 1359;

        /// <summary>
        /// Runs <paramref name="call"/> on input of the type it takes. Other input answers ERROR_INVALID_PARAMETER,
        /// an exception the Win32 code that says the same, each as an <see cref="int"/>.
        /// </summary>
        internal static Task<object> From<TInput>(object input, Func<TInput, object> call)
        {
            return Task.FromResult(input is TInput expected ? Guarded(expected, call) : ErrorInvalidParameter);
        }

        private static object Guarded<TInput>(TInput input, Func<TInput, object> call)
        {
            try
            {
                return call(input);
            }
            catch (DllNotFoundException)
            {
                return ErrorModuleNotFound;
            }
            catch (EntryPointNotFoundException)
            {
                return ErrorProcedureNotFound;
            }
            catch (BadImageFormatException)
            {
                return ErrorBadExeFormat;
            }
            catch (Exception)
            {
                return ErrorInternalError;
            }
        }
    }
}
