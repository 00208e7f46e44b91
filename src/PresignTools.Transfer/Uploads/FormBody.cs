using PresignTools.Transfers;

namespace PresignTools.Transfer.Uploads;

/// <summary>A file between the fields of a form and its end.</summary>
/// <param name="file">The file.</param>
/// <param name="head">What goes before it.</param>
/// <param name="tail">What goes after it.</param>
internal sealed class FormBody(BodySource file, byte[] head, byte[] tail) : BodySource
{
    internal override string Name => file.Name;

    internal override long Length => head.Length + file.Length + tail.Length;

    internal override BodySource Content => file;

    internal override bool HasChanged => file.HasChanged;

    /// <summary>Always the whole: a form is sent in one request.</summary>
    internal override Stream Open(ByteRange range) => new JoinedStream(
        [new MemoryStream(head, writable: false), file.Open(new ByteRange(0, file.Length)), new MemoryStream(tail, writable: false)]);

    /// <summary>Streams one after the other.</summary>
    private sealed class JoinedStream(Stream[] streams) : Stream
    {
        private int _current;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            while (_current < streams.Length)
            {
                int read = streams[_current].Read(buffer, offset, count);
                if (read > 0)
                {
                    return read;
                }

                _current++;
            }

            return 0;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            foreach (Stream stream in disposing ? streams : [])
            {
                stream.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
